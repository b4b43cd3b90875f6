import { enregistrerCaptation, listerCaptations } from '@orapont/contract/captation';
import { lireDemande } from '@orapont/contract/demande';
import { lireDossier } from '@orapont/contract/dossier';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/call.ts';
import { clientRequetes, passager } from '../../kernel/requetes.ts';
import type { Seance } from './seance.ts';

export const cleCaptations = (acteId: string) => ['captations', acteId] as const;

/** What must be known before the camera opens. */
export function usePreparation(acteId: string) {
  const demande = useQuery({
    queryKey: ['demandes', acteId],
    queryFn: ({ signal }) => call(lireDemande, { params: { id: acteId }, signal }),
  });
  const dossierId = demande.data?.dossierId;
  const dossier = useQuery({
    queryKey: ['dossiers', dossierId, 'captation'],
    queryFn: ({ signal }) => call(lireDossier, { params: { id: dossierId ?? '' }, signal }),
    enabled: dossierId !== undefined,
  });
  const captations = useQuery({
    queryKey: cleCaptations(acteId),
    queryFn: ({ signal }) => call(listerCaptations, { params: { id: acteId }, signal }),
    staleTime: 0,
  });
  return { demande, dossier, captations };
}

/** Sittings whose last state the server has not written yet. */
const aEcrire = new Map<string, { readonly acteId: string; readonly seance: Seance }>();
const ecouteurs = new Set<() => void>();
let enCours = false;

export type EtatNote = 'ECRITE' | 'EN_ATTENTE' | 'REFUSEE';
const refusees = new Set<string>();

export const etatDe = (id: string): EtatNote =>
  refusees.has(id) ? 'REFUSEE' : aEcrire.has(id) ? 'EN_ATTENTE' : 'ECRITE';

export function ecouterNotes(ecouteur: () => void): () => void {
  ecouteurs.add(ecouteur);
  return () => ecouteurs.delete(ecouteur);
}

const publier = () => {
  for (const ecouteur of ecouteurs) ecouteur();
};

/** Writes a sitting as soon as the line allows; of several states, the last one is enough. */
export function ecrireSeance(acteId: string, seance: Seance): void {
  aEcrire.set(seance.id, { acteId, seance });
  publier();
  void ecrireTout();
}

const REPRISE_MS = 4_000;

async function ecrireTout(): Promise<void> {
  if (enCours) return;
  enCours = true;
  try {
    for (let [suivante] = aEcrire.values(); suivante; [suivante] = aEcrire.values())
      await ecrireUne(suivante);
  } finally {
    enCours = false;
    publier();
  }
}

async function ecrireUne({ acteId, seance }: { acteId: string; seance: Seance }): Promise<void> {
  const { id, ...reste } = seance;
  const body = { ...reste, vuesPassees: [...seance.vuesPassees], corrections: [...seance.corrections] };
  try {
    await call(enregistrerCaptation, { params: { id: acteId, captationId: id }, body, keepalive: true });
    void clientRequetes.invalidateQueries({ queryKey: cleCaptations(acteId) });
  } catch (cause) {
    if (passager(cause)) {
      await new Promise((suite) => setTimeout(suite, REPRISE_MS));
      return;
    }
    refusees.add(id);
  }
  // A later state may have come meanwhile.
  if (aEcrire.get(id)?.seance === seance) aEcrire.delete(id);
  publier();
}
