import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import { estCorpsLisible } from '@orapont/domain/echange/corps-lisible';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { type EtatActe, libelleEtat } from '@orapont/domain/teleexpertise/etat';
import {
  type ReponseRecue,
  type SuiteDeLaReponse,
  suitesDeLaReponse,
} from '@orapont/domain/teleexpertise/reponse-recue';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import type { DocumentLu, Documents } from '../../echange/ports.ts';
import type { Arrivee, ReponseSituee } from '../../reception/ports.ts';
import { peut } from '../demande/acces.ts';
import { type LigneActe, lireActe } from '../demande/demande-repository.ts';
import { nomDe } from '../demande/identite.ts';
import { citationsDemande } from '../documents/identifiants.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import type { DepsReponse } from './deps.ts';

export type Lue = ReponseSituee & { readonly acte: LigneActe; readonly lu: DocumentLu };

/** What the screen says before anything is filed. */
export async function prevoir(
  tx: Tx,
  deps: Pick<DepsReponse, 'documents'>,
  soin: SessionSoin,
  arrivee: Arrivee,
): Promise<Lue | null> {
  const acte = await lireActe(tx, arrivee.acteId);
  return acte ? situer(deps, soin, arrivee, acte) : null;
}

/** The document that answers this act, judged by the rule; null for whoever does not care at the act's place. */
export function situer(
  { documents }: Pick<DepsReponse, 'documents'>,
  soin: SessionSoin,
  arrivee: Arrivee,
  acte: LigneActe,
): Lue | null {
  const citations = citationsDemande(acte.demande);
  if (!citations || !peut(soin, 'acte.preparer', acte).accord) return null;
  const lu = repondant(documents, arrivee.documents, citations.identifiants);
  if (!lu) return null;
  const demande = demandeDe(acte);
  const reference = referenceDe(acte);
  const verdict = suitesDeLaReponse(
    {
      nature: acte.nature as NatureActe,
      etat: acte.etat as EtatActe,
      requisRpps: demande.requis.rpps,
      enVigueur: reference && (reference.courrier?.identifiant ?? uidDeUuid(reference.id)),
    },
    enReponse(documents, lu),
  );
  return {
    acte,
    lu,
    document: {
      identifiant: lu.identifiant,
      numeroVersion: (reference?.numeroVersion ?? 0) + 1,
      remplaceId: reference?.id ?? null,
    },
    prevue: {
      acteId: acte.id,
      numero: demande.numero,
      envoyeLe: demande.envoyeLe,
      etat: acte.etat as EtatActe,
      etatLibelle: libelleEtat(acte.nature as NatureActe, acte.etat as EtatActe),
      requis: nomDe(demande.requis),
      auteur: lu.auteurs.map(nomDe).join(', '),
      autreBoite: arrivee.de.toLowerCase() !== demande.requis.bal?.toLowerCase(),
      ...enContrat(verdict),
    },
  };
}

const enContrat = ({ suites, proposee, obstacle }: SuiteDeLaReponse) => ({
  suites: [...suites],
  proposee,
  obstacle,
});

export function referenceDe({ compte_rendu }: Pick<LigneActe, 'compte_rendu'>) {
  const lue = CompteRenduReference.safeParse(compte_rendu);
  return lue.success ? lue.data : null;
}

/** Of the documents that cite the request, the compte rendu first, then a letter: the others come with it. */
function repondant(
  fabriques: Documents,
  documents: readonly DocumentLu[],
  identifiants: readonly string[],
): DocumentLu | undefined {
  const citants = documents.filter(({ repondA }) => repondA.some((id) => identifiants.includes(id)));
  const duGenre = (genre: ReponseRecue['genre']) => citants.find((lu) => genreDe(fabriques, lu) === genre);
  return duGenre('COMPTE_RENDU') ?? duGenre('LETTRE') ?? duGenre('ILLISIBLE') ?? citants[0];
}

const COMPTES_RENDUS = ['COMPTE_RENDU', 'CONSULTATION'] as const;

/** A compte rendu whose body cannot be shown where answers are is filed with its archive, and moves nothing. */
function genreDe({ cda }: Documents, { type, corps }: DocumentLu): ReponseRecue['genre'] {
  if (COMPTES_RENDUS.some((genre) => cda.decrire(genre).code === type.code))
    return estCorpsLisible(corps) ? 'COMPTE_RENDU' : 'ILLISIBLE';
  return cda.decrire('LETTRE').code === type.code ? 'LETTRE' : 'AUTRE';
}

const enReponse = (fabriques: Documents, lu: DocumentLu): ReponseRecue => ({
  genre: genreDe(fabriques, lu),
  titre: lu.titre,
  identifiant: lu.identifiant,
  remplace: lu.remplace,
  auteursRpps: lu.auteurs.flatMap(({ rpps }) => rpps ?? []),
});
