import { describe, expect, it } from 'vitest';
import { paymentFile, readConfirmations } from '../../../../shared/domain/after-award/payment-file.ts';

const line = (over: object) => ({
  applicationId: 'app_00000000000000000000000001',
  ...{ tranche: 'first', reference: 'HCS-0000-0001', name: 'Ana Ruiz', fundId: 'a-fund', cents: 100 },
  ...over,
});
const batch = { batchId: 'bat_1', createdAt: '2027-06-05T18:00:00.000Z' };
const file = (lines: readonly object[]) => paymentFile(batch, lines.map(line) as never);

describe('a file of payments', () => {
  it('leaves a spreadsheet nothing to work out', () => {
    for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx']) expect(file([{ name }])).toMatch(/,"?'/);
  });

  it('keeps commas, quotes and lines of a name in their cell', () => {
    expect(file([{ name: 'Ruiz, "Ana"' }])).toContain(',"Ruiz, ""Ana""",100,');
  });

  it('has another hash when a cent, a name or the order of its lines is another', () => {
    const two = [{ tranche: 'first' }, { tranche: 'second', cents: 200 }];
    const hashes = [
      two,
      [...two].reverse(),
      [two[0], { ...two[1], cents: 201 }],
      [two[0], { ...two[1], name: 'Ana Ruis' }],
    ].map((lines) =>
      file(lines as never)
        .split('\r\n')
        .at(-2),
    );
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toMatch(/^T,bat_1,2,300,[0-9a-f]{64}$/);
  });
});

describe('a file of confirmations', () => {
  it('is read whatever the order of its columns, and what else stands there', () => {
    expect(
      readConfirmations('\ufeffdate,Result,payment,batch,cents\r\n2027-06-09, PAID ,a.b,bat_1,100\r\n'),
    ).toEqual([{ line: 2, kind: 'read', batchId: 'bat_1', payment: 'a.b', cents: 100, result: 'paid' }]);
  });

  it.each(['', 'batch,payment,cents', 'a"b\n"', 'Hello'])('is not read where it is none: %j', (text) => {
    expect(readConfirmations(text)).toBeUndefined();
  });
});
