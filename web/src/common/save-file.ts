/** Saves what was fetched under a name, as a person saves a file. */
export function saveFile(content: unknown, name: string): void {
  const url = URL.createObjectURL(content as Blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
