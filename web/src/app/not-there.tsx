import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { Nothing } from '../common/states.tsx';
import { messages } from '../messages.ts';

/** An address that is no page, or none of this account's. */
export function NotThere() {
  const go = useNavigate();
  return (
    <div className="page">
      <Nothing words={messages.states.gone}>
        <Button type="primary" onClick={() => void go('/')}>
          {messages.states.home}
        </Button>
      </Nothing>
    </div>
  );
}
