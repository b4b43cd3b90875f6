import { confirmerEffacement, demanderDefi, ouvrirJeton } from '@orapont/contract/appareil';
import type { BodyInput } from '@orapont/contract/route';
import { call } from '../kernel/call.ts';

/** What a tablet and the server say to each other before anything is delivered: of no use without a line, and loaded when there is one. */
export async function defiPour(id: string, signal?: AbortSignal): Promise<string> {
  return (await call(demanderDefi, { params: { id }, ...(signal ? { signal } : {}) })).defi;
}

export const jetonContre = (id: string, body: BodyInput<typeof ouvrirJeton>, signal: AbortSignal) =>
  call(ouvrirJeton, { params: { id }, body, signal });

export const confirmer = (id: string, body: BodyInput<typeof confirmerEffacement>) =>
  call(confirmerEffacement, { params: { id }, body });
