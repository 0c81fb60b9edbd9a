import { unzipSync } from 'fflate';
import { fileTypeFromBuffer } from 'file-type';

/** What is taken, and what a downloaded one is called after its id. */
const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/ofd': 'ofd',
};

/** The type of a file by its content, whatever it is called; undefined for what is not taken. */
export async function fileKind(bytes: Uint8Array): Promise<string | undefined> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  if (mime === 'application/zip') return isOfd(bytes) ? 'application/ofd' : undefined;
  return mime !== undefined && Object.hasOwn(KINDS, mime) ? mime : undefined;
}

/** How the name of a file of this type ends. */
export function extensionOf(mime: string): string {
  return KINDS[mime] ?? 'bin';
}

/** 版式文件（GB/T 33190）: a zip with its OFD.xml at the root. Nothing is unpacked. */
function isOfd(bytes: Uint8Array): boolean {
  let found = false;
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= name === 'OFD.xml';
        return false;
      },
    });
  } catch {
    return false;
  }
  return found;
}
