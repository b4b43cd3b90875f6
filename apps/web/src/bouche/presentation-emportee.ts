import { type CodeFdi, DENTS, DENTURES } from '@orapont/domain/bouche/dents';
import { ETATS_DENT, type EtatDent } from '@orapont/domain/bouche/observation';
import { dentureProbable, type Presentation } from '@orapont/domain/bouche/presentation';
import { ageA, type DateCivile, jourParis } from '@orapont/domain/dates';

/**
 * What stands in this mouth as the chart taken along on a round has it; what the age makes likely when there is none.
 *
 * @rule CAP-02
 */
export const presentationEmportee = (schema: unknown, naissance: DateCivile): Presentation =>
  lire(schema) ?? {
    denture: dentureProbable(ageA(naissance, jourParis(new Date().toISOString()))),
    etats: {},
  };

/** Read by hand: two fields of it, on a screen that opens with no network and loads no more than it needs. */
function lire(schema: unknown): Presentation | undefined {
  const denture = DENTURES.find((code) => code === champ(schema, 'denture'));
  const dents = champ(schema, 'dents');
  if (!denture || typeof dents !== 'object') return undefined;
  const etats: Partial<Record<CodeFdi, EtatDent>> = {};
  for (const dent of DENTS) {
    const etat = ETATS_DENT.find((code) => code === champ(champ(dents, dent), 'etat'));
    if (etat) etats[dent] = etat;
  }
  return { denture, etats };
}

const champ = (objet: unknown, nom: string): unknown =>
  typeof objet === 'object' && objet !== null ? Reflect.get(objet, nom) : undefined;
