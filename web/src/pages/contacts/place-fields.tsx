import { Form, InputNumber, Select } from 'antd';
import { useRoundNames } from '../../api/round-names.ts';
import { messages } from '../../messages.ts';

const { contacts: words, parties } = messages;

/** Which round, group and organization a contact stands for; asked only where it may. */
export function PlaceFields() {
  const party: string | undefined = Form.useWatch('party');
  const rounds = useRoundNames();
  const ofOrg = party !== undefined && party in parties.orgs;
  const ofGroup = ofOrg || (party !== undefined && party in parties.groups);
  return (
    <>
      <Form.Item name="round" label={words.round}>
        <Select allowClear options={(rounds ?? []).map((round) => ({ value: round, label: round }))} />
      </Form.Item>
      {ofGroup && (
        <Form.Item name="group" label={words.group}>
          <InputNumber min={1} max={99} />
        </Form.Item>
      )}
      {ofOrg && (
        <Form.Item name="org" label={words.org}>
          <InputNumber min={1} max={99} />
        </Form.Item>
      )}
    </>
  );
}
