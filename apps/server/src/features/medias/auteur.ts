import type { AuteurPossible } from '@orapont/contract/media';
import type { Modalite } from '@orapont/domain/captation/medias';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { PHRASE_CAPTATION } from '@orapont/domain/habilitation/captation';
import { verifierDroit } from '@orapont/domain/habilitation/droit';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import type { z } from 'zod';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { equipeDuJour, type Preneur } from './auteur-repository.ts';

export type Prise = {
  readonly auteurId: string;
  /** Of the act: a right holds where the person is expected that day. */
  readonly siteId: string;
  readonly modalite: Modalite;
  readonly moyen: 'PRISE' | 'IMPORT';
  /** When the picture was taken; now when it is not known. */
  readonly le: string;
};

/**
 * The author of a picture is expected at its site that day and holds the right to capture that day, whoever files the picture.
 *
 * @rule TC-04, TRN-01, ORG-01, CAP-03
 */
export async function verifierAuteur(tx: Tx, session: SessionSoin, prise: Prise): Promise<void> {
  const jour = jourParis(prise.le);
  const equipe = await equipeDuJour(tx, session.organisationId, jour);
  const auteur = equipe.find(({ id }) => id === prise.auteurId);
  if (!auteur) refuser(['AUTEUR_HORS_EQUIPE'], 'Choisissez une personne qui travaillait ici ce jour-là.');
  const verdict = droitDe(auteur, { ...prise, jour });
  if (verdict.accord) return;
  const [premier] = verdict.motifs;
  if (prise.auteurId === session.professionnelId && premier)
    refuser(verdict.motifs, PHRASE_CAPTATION[premier]);
  refuser(['AUTEUR_SANS_DROIT'], 'Choisissez une personne qui a le droit de prendre des images.');
}

const droitDe = (
  auteur: Preneur,
  prise: Pick<Prise, 'siteId' | 'modalite' | 'moyen'> & { readonly jour: DateCivile },
) =>
  verifierDroit({
    ...auteur,
    ...prise,
    presences: auteur.sites.map((siteId) => ({ siteId, du: prise.jour, au: prise.jour })),
  });

function refuser(motifs: readonly string[], phrase: string): never {
  throw new Erreur('REGLE_NON_RESPECTEE', motifs, { champs: { auteurId: phrase } });
}

/** Those who may be chosen as author of a photograph taken at a site that day. */
export async function auteursPossibles(
  tx: Tx,
  { organisationId, siteId }: { readonly organisationId: string; readonly siteId: string },
  jour: DateCivile,
): Promise<z.infer<typeof AuteurPossible>[]> {
  const equipe = await equipeDuJour(tx, organisationId, jour);
  return equipe
    .filter(
      (personne) => droitDe(personne, { siteId, modalite: 'LUMIERE_BLANCHE', moyen: 'PRISE', jour }).accord,
    )
    .map(({ id, nom, profession, civilite }) => ({
      id,
      nom,
      fonction: libelleProfession({ profession, civilite }),
    }));
}
