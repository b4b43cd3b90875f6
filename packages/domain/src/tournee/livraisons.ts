/**
 * In which order the letters of one resident take effect, whatever the order in which they arrive: interrupted, repeated, or sent by two
 * tablets. A letter that waits is kept; nothing here writes.
 */
export type TypePli = 'ACTE' | 'REPONSES' | 'RECUEIL' | 'CAPTATION' | 'EVALUATION' | 'CLOTURE' | 'MEDIA';
export type EtatPli = 'EN_ATTENTE' | 'APPLIQUE' | 'CONFLIT';

export type PliRecu = {
  readonly id: string;
  readonly appareilId: string;
  readonly type: TypePli;
  readonly compteur: number;
  readonly etat: EtatPli;
  /** Of a CLOTURE: what it announces. */
  readonly attendus?: { readonly plis: readonly string[]; readonly medias: readonly string[] };
  /** Of a MEDIA: the picture that was filed. */
  readonly mediaId?: string;
};

/** REMPLACE: a later one holds, this one writes nothing. */
export type Effet<P extends PliRecu> = { readonly pli: P; readonly geste: 'APPLIQUER' | 'REMPLACE' };

/**
 * The letters that may take effect now, in order.
 *
 * What opens comes first, what is answered next. What someone decided (consent, refusal) and how the resident was left come last, once
 * all that the closing announces is there: a request whose pictures are still on a tablet has no consent yet, so nobody can send it.
 */
export function suivants<P extends PliRecu>(plis: readonly P[]): readonly Effet<P>[] {
  const attente = plis.filter(({ etat }) => etat === 'EN_ATTENTE').toSorted(parCompteur);
  const actes = attente.filter(({ type }) => type === 'ACTE');
  if (actes.length > 0) return actes.map(appliquer);
  const ouvert = plis.some(({ type, etat }) => type === 'ACTE' && etat === 'APPLIQUE');
  const courants = ouvert ? attente.filter(({ type }) => ECRITS.includes(type)) : [];
  if (courants.length > 0) return courants.map((pli) => effetDe(pli, plis));
  const tardifs = ouvert ? attente.filter((pli) => apresCloture(pli, plis)) : [];
  return tardifs.length > 0 ? tardifs.map(appliquer) : clotures(plis, attente, ouvert);
}

const ECRITS: readonly TypePli[] = ['REPONSES', 'CAPTATION', 'EVALUATION'];

const parCompteur = (a: PliRecu, b: PliRecu) => a.compteur - b.compteur || a.id.localeCompare(b.id);
const appliquer = <P extends PliRecu>(pli: P): Effet<P> => ({ pli, geste: 'APPLIQUER' });

/** Of two forms written on one tablet the later one holds, even when it came first. */
function effetDe<P extends PliRecu>(pli: P, plis: readonly P[]): Effet<P> {
  const depasse =
    pli.type === 'REPONSES' &&
    plis.some(
      (autre) =>
        autre.type === 'REPONSES' && autre.appareilId === pli.appareilId && autre.compteur > pli.compteur,
    );
  return { pli, geste: depasse ? 'REMPLACE' : 'APPLIQUER' };
}

/** Decided before a closing that did not announce it, and that has been applied: it waits for nothing more. */
const apresCloture = (pli: PliRecu, plis: readonly PliRecu[]): boolean =>
  pli.type === 'RECUEIL' &&
  plis.some(
    (autre) =>
      autre.type === 'CLOTURE' &&
      autre.etat === 'APPLIQUE' &&
      autre.appareilId === pli.appareilId &&
      autre.compteur > pli.compteur,
  );

/** Each tablet closes what it did itself. */
function clotures<P extends PliRecu>(
  plis: readonly P[],
  attente: readonly P[],
  ouvert: boolean,
): readonly Effet<P>[] {
  const fermees = attente.filter(({ type }) => type === 'CLOTURE');
  for (const appareilId of new Set(fermees.map((pli) => pli.appareilId))) {
    const siennes = fermees.filter((pli) => pli.appareilId === appareilId);
    const derniere = siennes.at(-1);
    if (!derniere || !estEntiere(derniere, plis)) continue;
    const recueils = attente.filter(
      (pli) => pli.type === 'RECUEIL' && pli.appareilId === appareilId && pli.compteur < derniere.compteur,
    );
    if (recueils.length > 0 && !ouvert) continue;
    const plusRecente = plis.some(
      (pli) => pli.type === 'CLOTURE' && pli.appareilId === appareilId && pli.compteur > derniere.compteur,
    );
    return [
      ...recueils.map(appliquer),
      ...siennes.map((pli) => ({
        pli,
        geste: pli === derniere && !plusRecente ? ('APPLIQUER' as const) : ('REMPLACE' as const),
      })),
    ];
  }
  return [];
}

/** All that it announces has been received: applied or not, it is no longer on the tablet alone. */
export function estEntiere(cloture: PliRecu, plis: readonly PliRecu[]): boolean {
  return manquants(cloture, plis) === 0;
}

/** How much of what a closing announces is still on the tablet. */
export function manquants({ attendus }: PliRecu, plis: readonly PliRecu[]): number {
  if (!attendus) return 0;
  const recus = new Set(plis.map(({ id }) => id));
  const medias = new Set(plis.flatMap(({ mediaId }) => (mediaId === undefined ? [] : [mediaId])));
  return (
    attendus.plis.filter((id) => !recus.has(id)).length +
    attendus.medias.filter((id) => !medias.has(id)).length
  );
}

type Horodate = { readonly compteur: number; readonly le: string };

/** Two minutes: a clock that the network sets right may go back a little. */
const TOLERANCE_MS = 120_000;

/**
 * Whether the clock of the device contradicts the order of its acts, or runs ahead of ours.
 *
 * @interpretation five minutes ahead: beyond, no network delay explains it.
 */
export function heureDouteuse(pli: Horodate, autres: readonly Horodate[], recuLe: string): boolean {
  const le = Date.parse(pli.le);
  const contredit = autres.some((autre) =>
    autre.compteur < pli.compteur
      ? Date.parse(autre.le) > le + TOLERANCE_MS
      : autre.compteur > pli.compteur && Date.parse(autre.le) < le - TOLERANCE_MS,
  );
  return contredit || le > Date.parse(recuLe) + 300_000;
}
