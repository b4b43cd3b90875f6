import { avecCle } from '../identite/nir.ts';
import { type Verdict, verdict } from '../verdict.ts';
import type { MotifDemande } from './motifs.ts';

/** Citizens' boxes of the trust space: the address is the INS itself. */
export const DOMAINE_PATIENT = 'patient.mssante.fr';
export const adressePatient = (matricule: string): string => `${avecCle(matricule)}@${DOMAINE_PATIENT}`;

export type ObstacleLettrePatient = 'INS_NON_QUALIFIEE' | 'OPPOSITION';

type Destinataire = {
  /** In the frozen request only when the identity is qualified. */
  readonly ins: { readonly matricule: string } | null;
  readonly oppositionMes: string | null;
};

/**
 * Whether the answer may be written to the person, in the messaging of Mon espace santé. This is not the deposit in the record
 * (58.3.2), which has its own states.
 *
 * @rule TE-11, ID-INS
 * @source Référentiel socle MSSanté #2, messagerie citoyenne (second hand: `reference/xdm-mss.md` §1)
 */
export const ecrireAuPatient = ({ ins, oppositionMes }: Destinataire): Verdict<ObstacleLettrePatient> =>
  verdict([
    [ins === null, 'INS_NON_QUALIFIEE'],
    [oppositionMes !== null, 'OPPOSITION'],
  ]);

const A_ANNONCER: ReadonlySet<string> = new Set<MotifDemande>([
  'CANCER_ORAL',
  'DERMATOLOGIE_ORALE',
  'MALADIE_RARE',
]);

/**
 * What is proposed to whoever signs: a grave suspicion is told by someone before it is read alone.
 *
 * @source R.4127-35 and R.4127-234 CSP (information that is loyal, clear and adapted)
 * @interpretation the requis decides; nothing but the default depends on the motive.
 */
export const proposerLettreAuPatient = (motif: string): boolean => !A_ANNONCER.has(motif);

export type ReponseFacile = {
  /** « Claire Moreau, chirurgienne-dentiste ». */
  readonly auteur: string;
  readonly nonConcluant: boolean;
  readonly urgence: 'URGENTE' | 'RAPIDE' | 'PROGRAMMEE' | 'SURVEILLANCE' | null;
  readonly soinsConseilles: readonly string[];
  readonly lieuDeSoins: string | null;
};

const QUAND = {
  URGENTE: 'Il faut des soins vite, aujourd’hui ou demain.',
  RAPIDE: 'Il faut des soins dans les 3 jours.',
  PROGRAMMEE: 'Il faut prendre un rendez-vous. Ce n’est pas urgent.',
  SURVEILLANCE: 'Il n’y a pas de soin à prévoir pour le moment. Il faut surveiller.',
} as const;

/**
 * The answer in easy words, one idea in each sentence: it goes with the compte rendu and does not replace it.
 *
 * @rule TE-11
 * @source Règles européennes du facile à lire et à comprendre (FALC)
 */
export function lectureFacile(reponse: ReponseFacile): readonly string[] {
  const { auteur, nonConcluant, urgence, soinsConseilles, lieuDeSoins } = reponse;
  return [
    'Bonjour.',
    'Un professionnel a regardé des images de votre bouche.',
    `Son nom\u00a0: ${auteur}.`,
    ...(nonConcluant ? ['Les images ne suffisent pas pour répondre.'] : []),
    ...(urgence === null ? [] : [QUAND[urgence]]),
    ...(soinsConseilles.length === 0
      ? []
      : ['Voici les soins conseillés\u00a0:', ...soinsConseilles.map((soin) => `– ${soin}`)]),
    ...(lieuDeSoins === null ? [] : [`Où aller\u00a0: ${lieuDeSoins}.`]),
    'Tout est écrit dans le document joint.',
    'Vous ne comprenez pas un mot\u202f? Demandez à une personne de confiance ou à un soignant.',
    'Vous avez très mal, ou du mal à respirer\u202f? Appelez le 15.',
    'Vous ne pouvez pas répondre à ce message.',
  ];
}
