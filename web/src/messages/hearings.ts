/** 登记听取汇报. */
export const hearings = {
  record: '登记听取汇报',
  step: '哪一次会',
  heard: '听取了哪些组·单位',
  all: '全部',
  none: '清除',
  receivers: '有线索要移交的接收单位（没有不填）',
  needStep: '请选择是哪一次会',
  needHeard: '请选择听取了哪些组·单位',
  hint: '一次会登记一次，点名所听取的各组·单位；没点名的不受影响',
} as const;
