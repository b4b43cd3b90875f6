import { Erreur } from '@orapont/domain/erreurs';
import { CATEGORIES_ESMS } from '@orapont/domain/identite/categories';
import { CHIRURGIEN_DENTISTE } from '@orapont/domain/identite/professions';
import { MOTIFS_PAR_NATURE } from '@orapont/domain/teleexpertise/motifs';
import type { SessionSoin } from '../../../kernel/session.ts';
import type { DepsDemandeRecue } from './deps.ts';
import type { DemandeRecue, SaisiePriseEnCharge } from './ports.ts';
import { adressePubliee } from './proposer.ts';

/** What the form must say together. */
export function exigerSaisie({ nature, motif, lien, requerant }: SaisiePriseEnCharge): void {
  const admis: readonly string[] = MOTIFS_PAR_NATURE[nature];
  const esms = CATEGORIES_ESMS.some(
    ({ code, alinea }) => code === requerant.structure.categorie && (alinea === '6' || alinea === '7'),
  );
  const champs = {
    ...(admis.includes(motif) ? {} : { motif: 'Choisissez un motif de cette nature de demande.' }),
    ...(nature === 'TELEEXPERTISE_ESMS' && !esms
      ? {
          'requerant.structure.categorie':
            'Choisissez la catégorie de l’établissement, ou un avis hors article 58.',
        }
      : {}),
    ...(nature === 'TELEEXPERTISE_ESMS' && lien === null
      ? { lien: 'Dites comment le patient connaît le dentiste, ou choisissez un avis hors article 58.' }
      : {}),
    ...(nature === 'TELEEXPERTISE_SPECIALISTE' && requerant.profession !== CHIRURGIEN_DENTISTE
      ? { 'requerant.profession': 'Seul un chirurgien-dentiste demande l’avis d’un spécialiste.' }
      : {}),
  };
  if (Object.keys(champs).length > 0) throw new Erreur('SAISIE_INVALIDE', [], { champs });
}

/**
 * The answer goes where the message came from: that it is his address is what a directory says, or what someone has checked.
 *
 * @rule TE-09
 */
export async function exigerAdresse(
  deps: DepsDemandeRecue,
  session: SessionSoin,
  { expediteur }: DemandeRecue,
  rpps: string | null,
  { adresseVerifiee }: SaisiePriseEnCharge,
): Promise<void> {
  if (adresseVerifiee) return;
  if (rpps && (await adressePubliee(deps, session, rpps, expediteur))) return;
  throw new Erreur('REGLE_NON_RESPECTEE', ['ADRESSE_A_VERIFIER']);
}
