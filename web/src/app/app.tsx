import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { BrowserRouter } from 'react-router';
import { Refusal } from '../api/refusal.ts';
import { basename } from '../api/rehearsed.ts';
import { Gate } from './gate.tsx';
import { theme } from './theme.ts';

const STALE_MS = 15_000;
const MOST_RETRIES = 2;

const queries = new QueryClient({
  mutationCache: new MutationCache({
    // Whatever was recorded may move any due date; signing in and out are no records.
    onSuccess: (_data, _asked, _given, _context, { meta }) => {
      if (!meta?.quiet) void queries.invalidateQueries();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      // What the API refused it refuses again.
      retry: (failures, error) => !(error instanceof Refusal && error.status < 500) && failures < MOST_RETRIES,
    },
    // The page itself tells of a lost connection and keeps the form; nothing is sent behind one's back.
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** The office's page. */
export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={queries}>
          <BrowserRouter basename={basename}>
            <Gate />
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
