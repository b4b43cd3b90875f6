import { useParams } from 'react-router';
import { lireEmport } from '../../horsligne/tournee.ts';
import { type Journal, lireJournal, type Visite } from '../../horsligne/visite.ts';
import { useLecture } from './useTablette.ts';

export type VisiteLue = Visite & { readonly journal: Journal; readonly retour: string };

/** The resident of the address, and what was done for him; null when the round is no longer here. */
export function useVisite(): VisiteLue | null | undefined {
  const { id = '', dossierId = '' } = useParams();
  const lue = useLecture(async (): Promise<VisiteLue | null> => {
    const emport = await lireEmport(id);
    const resident = emport?.residents.find((r) => r.dossierId === dossierId);
    if (!emport || !resident) return null;
    const retour = `/tablette/tournees/${id}/residents/${dossierId}`;
    return { emport, resident, journal: await lireJournal(id, resident), retour };
  }, `${id} ${dossierId}`);
  return lue?.valeur;
}
