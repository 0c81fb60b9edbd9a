import multipart from '@fastify/multipart';
import type { FastifyError, FastifyRequest } from 'fastify';
import type { Api } from '../deps.ts';
import { ApiProblem, badFields, problem } from '../problem.ts';

/** A form of one file and two short fields, read into the memory: no file of an upload ever lies on a disk. */
export async function takeUploads(scope: Api, limitBytes: number): Promise<void> {
  await scope.register(multipart, {
    limits: { fileSize: limitBytes, files: 1, fields: 2, parts: 3, fieldSize: 100, fieldNameSize: 40 },
  });
  scope.addHook('preValidation', async (request) => {
    if (request.method === 'POST') request.body = await formOf(request, limitBytes);
  });
}

async function formOf(request: FastifyRequest, limitBytes: number): Promise<Record<string, unknown>> {
  if (!request.isMultipart()) {
    throw new ApiProblem(problem(415, 'unsupported-media-type', '扫描件用 multipart/form-data 上传'));
  }
  const form = new Map<string, unknown>();
  try {
    for await (const part of request.parts()) {
      const file = part.type === 'file' && new File([new Uint8Array(await part.toBuffer())], part.filename);
      form.set(part.fieldname, file || (part as { value?: unknown }).value);
    }
  } catch (error) {
    throw unreadable(error as FastifyError, limitBytes);
  }
  return Object.fromEntries(form);
}

function unreadable({ code }: FastifyError, limitBytes: number): ApiProblem {
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    const detail = `扫描件大于 ${Math.floor(limitBytes / 1_048_576)} MB，请降低扫描分辨率或分成几件`;
    return new ApiProblem(problem(413, 'too-large', detail, { errors: [{ field: 'file', detail }] }));
  }
  return badFields({ field: 'body', detail: '上传的表单读不出来：应完整，只有 file、workflow、level 三项，文件一个' });
}
