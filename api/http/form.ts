import multipart from '@fastify/multipart';
import type { FastifyError, FastifyRequest } from 'fastify';
import type { Api } from '../deps.ts';
import { ApiProblem, badFields, problem } from '../problem.ts';

/** What a form with one file takes, and how its refusals call the file. */
export interface Form {
  /** 台账, 扫描件. */
  title: string;
  /** The file and the short fields beside it. */
  fields: readonly ['file', ...string[]];
  fileBytes: number;
  fieldBytes: number;
  /** What to do with a file that is larger. */
  tooLarge: string;
}

/**
 * Forms of one file and a few short fields on the routes that say `config.form`, read into the memory: no uploaded
 * file ever lies on a disk. Rejects what is no form (415), a larger file (413), more parts or fields than it has (400).
 */
export async function takeForms(scope: Api, form: Form): Promise<void> {
  const { fields, fileBytes: fileSize, fieldBytes: fieldSize } = form;
  await scope.register(multipart, {
    limits: { fileSize, files: 1, fields: fields.length - 1, parts: fields.length, fieldSize, fieldNameSize: 40 },
  });
  scope.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.form) request.body = await read(request, form);
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body comes as multipart/form-data. */
    form?: boolean;
  }
}

async function read(request: FastifyRequest, form: Form): Promise<Record<string, unknown>> {
  if (!request.isMultipart()) {
    throw new ApiProblem(problem(415, 'unsupported-media-type', `${form.title}用 multipart/form-data 上传`));
  }
  const parts = new Map<string, unknown>();
  try {
    for await (const part of request.parts()) {
      const file = part.type === 'file' && new File([new Uint8Array(await part.toBuffer())], part.filename);
      parts.set(part.fieldname, file || (part as { value?: unknown }).value);
    }
  } catch (error) {
    throw unreadable(error as FastifyError, form);
  }
  return Object.fromEntries(parts);
}

function unreadable({ code }: FastifyError, { title, fields, fileBytes, tooLarge }: Form): ApiProblem {
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    const detail = `${title}大于 ${Math.floor(fileBytes / 1_048_576)} MB：${tooLarge}`;
    return new ApiProblem(problem(413, 'too-large', detail, { errors: [{ field: 'file', detail }] }));
  }
  const detail = `上传的表单读不出来：应完整，只有 ${fields.join('、')} ${fields.length} 项，文件一个`;
  return badFields({ field: 'body', detail });
}
