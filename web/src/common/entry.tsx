import { useMutation } from '@tanstack/react-query';
import { Button, Form, type FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { newKey } from '../api/key.ts';
import { Refusal } from '../api/refusal.ts';
import { useWhoIs } from '../app/who.ts';
import { messages } from '../messages.ts';
import { type Draft, forgetDraft, keepDraft, readDraft } from './draft.ts';
import { Refused, refuse } from './refused.tsx';

interface EntryProps<T, R> {
  /** Names what is being entered: the same name finds what was typed before. */
  draft: string;
  initial: T;
  /** Sends it; the key stands for this form until it is recorded, so that two clicks are one fact. */
  submit: (values: T, key: string) => Promise<R>;
  done: (result: R) => void;
  words?: string;
  /** A step of a longer form: not yet to be sent. */
  unfinished?: boolean;
  /** What the API calls this form's fields within the body, e.g. items.0. */
  under?: string;
  children: (form: FormInstance<T>, error: unknown) => React.ReactNode;
}

/** A form that records something: what was typed survives a refusal, a lost connection, a lost session and a reload. */
export function Entry<T extends object, R>(props: EntryProps<T, R>) {
  const { draft, initial, submit, done, words, unfinished = false, under, children } = props;
  const { login } = useWhoIs();
  const name = `${login}:${draft}`;
  const [form] = Form.useForm<T>();
  const [begun] = useState<Draft<T>>(() => readDraft<T>(name) ?? { key: newKey(), values: initial });
  const key = useRef(begun.key);
  const asked = useMutation({
    mutationFn: (values: T) => submit(values, key.current),
    onSuccess: (result) => {
      forgetDraft(name);
      done(result);
    },
    onError: (error) => refuse(form, error, under),
  });
  // Ant Design's values may hold less than T while it is filled in.
  const keep = () => keepDraft(name, { key: key.current, values: form.getFieldsValue(true) as T });
  const known = asked.error instanceof Refusal && asked.error.problem.code === 'key-reused';
  return (
    <Form<T>
      form={form}
      layout="vertical"
      initialValues={begun.values}
      onValuesChange={keep}
      onFinish={() => {
        if (asked.isPending) return;
        keep();
        asked.mutate(form.getFieldsValue(true) as T);
      }}
      scrollToFirstError={{ focus: true }}
    >
      <Refused error={asked.error} />
      {known && <p>{messages.entry.recordedBefore}</p>}
      {children(form, asked.error)}
      {!unfinished && (
        <>
          <Button type="primary" htmlType="submit" aria-busy={asked.isPending}>
            {words ?? messages.entry.submit}
          </Button>
          <span role="status" style={{ marginLeft: 12 }}>
            {asked.isPending && messages.entry.sending}
          </span>
        </>
      )}
    </Form>
  );
}
