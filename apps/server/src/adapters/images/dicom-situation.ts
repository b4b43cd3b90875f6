import { type CodeFdi, estCodeFdi, estSuperieure } from '@orapont/domain/bouche/dents';
import type { Cliche } from '@orapont/domain/captation/accrochage';
import type { DataSet } from 'dicom-parser';

/**
 * What kind of radiograph the header says it is, and which teeth it names by their FDI number. What it does not say is not guessed.
 *
 * @source DICOM PS3.3 §C.8.11 (IO, PX); PS3.16 CID 4018, coding scheme ISO3950
 */
export function situationDe(
  donnees: DataSet,
  modalite: string,
): { readonly cliche: Cliche | null; readonly dents: readonly CodeFdi[] } {
  const dents = (donnees.elements['x00082228']?.items ?? []).flatMap(({ dataSet }) => {
    const schema = dataSet?.string('x00080102') ?? '';
    const code = dataSet?.string('x00080100')?.trim() ?? '';
    return schema.startsWith('ISO3950') && estCodeFdi(code) ? [code] : [];
  });
  return { cliche: clicheDe(modalite, dents), dents: [...new Set(dents)] };
}

function clicheDe(modalite: string, dents: readonly CodeFdi[]): Cliche | null {
  if (modalite === 'PX') return 'PANORAMIQUE';
  if (modalite !== 'IO' || dents.length === 0) return null;
  const hautes = dents.filter(estSuperieure).length;
  return hautes > 0 && hautes < dents.length ? 'RETROCORONAIRE' : 'RETROALVEOLAIRE';
}
