import { App, Button, Popconfirm, Space } from 'antd';
import { type Contact, useRetireContact, useTrial } from '../../api/contacts.ts';
import { wordsOf } from '../../api/refusal.ts';
import { messages } from '../../messages.ts';
import { itemOf } from './contact-item.ts';

const words = messages.contacts;

/** 改, 试发, 停用 or 恢复 of one contact. */
export function ContactActions({ contact, edit }: { contact: Contact; edit: () => void }) {
  const { message } = App.useApp();
  const { id, name, retired } = contact;
  const retire = useRetireContact();
  const trial = useTrial();
  const onError = (error: unknown) => void message.error(wordsOf(error));
  const change = (to: boolean) => retire.mutate({ id, retired: to, body: itemOf(contact) }, { onError });
  if (retired) {
    return (
      <Button type="link" size="small" onClick={() => change(false)} aria-label={words.restoreOf(name)}>
        {words.restore}
      </Button>
    );
  }
  return (
    <Space size={0}>
      <Button type="link" size="small" onClick={edit} aria-label={words.editOf(name)}>
        {words.edit}
      </Button>
      <Popconfirm
        title={words.trialOf(name)}
        description={words.trialSure}
        onConfirm={() => trial.mutate(id, { onError, onSuccess: () => void message.success(words.trialSent) })}
      >
        <Button type="link" size="small" aria-label={words.trialOf(name)}>
          {words.trial}
        </Button>
      </Popconfirm>
      <Popconfirm title={words.retireOf(name)} description={words.retireSure} onConfirm={() => change(true)}>
        <Button type="link" size="small" aria-label={words.retireOf(name)}>
          {words.retire}
        </Button>
      </Popconfirm>
    </Space>
  );
}
