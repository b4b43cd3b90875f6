import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import { DemandeFigee } from '@orapont/contract/demande-figee';
import { ObservationBoucheZ } from '@orapont/contract/lecture-bouche';
import type { SchemaSigneT } from '@orapont/contract/lecture-historique';
import { peutSurActe } from '@orapont/domain/acces/politique';
import { comparerVues } from '@orapont/domain/captation/vue';
import { vueDe } from '@orapont/domain/captation/vues';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import type { SchemaGarde, SchemaRecu } from './historique-repository.ts';
import { schemasRecus } from './historique-repository.ts';

/** A signed answer as the history shows it, with the pictures that this organisation keeps of it. */
export function enSchema(ligne: SchemaGarde): SchemaSigneT {
  const demande = DemandeFigee.parse(ligne.demande);
  const images = demande.medias.toSorted((a, b) => comparerVues(vueDe(a), vueDe(b)));
  return {
    compteRenduId: ligne.id,
    acteId: ligne.acte_id,
    numero: ligne.numero,
    signeLe: ligne.signe_le,
    signataire: ligne.signataire,
    structure: demande.structure.nom,
    chart: ObservationBoucheZ.parse(ligne.chart),
    images: images.map(({ id, vue, vueLibelle, modalite, miroir, rotation, largeur, hauteur, prisLe }) => {
      const couchee = rotation === 90 || rotation === 270;
      return {
        id,
        vue,
        vueLibelle,
        modalite,
        miroir,
        largeur: couchee ? hauteur : largeur,
        hauteur: couchee ? largeur : hauteur,
        prisLe,
      };
    }),
  };
}

/** Answers that came from another organisation: each act says for itself whether this person may read it. */
export async function recusLisibles(
  tx: Tx,
  { acteur, organisationId }: SessionSoin,
  dossierId: string,
): Promise<readonly SchemaSigneT[]> {
  return (await schemasRecus(tx, dossierId)).flatMap((acte) => {
    const verdict = peutSurActe(acteur, 'acte.lire', {
      organisationId,
      siteId: acte.site_id,
      requisId: acte.requis_id,
      partageOuvert: false,
    });
    return verdict.accord ? enSchemaRecu(acte) : [];
  });
}

/** An answer signed before charts came with it has none to show: its document still does. */
export function enSchemaRecu({ id, numero, reference }: SchemaRecu): readonly SchemaSigneT[] {
  const lue = CompteRenduReference.safeParse(reference);
  if (!lue.success || !lue.data.chart) return [];
  const { chart, signeLe, signataire, numeroVersion } = lue.data;
  return [
    {
      compteRenduId: lue.data.id,
      acteId: id,
      numero: `${numero.replace(/^TE/, 'CR')}-${numeroVersion}`,
      signeLe,
      signataire,
      structure: '',
      chart,
      images: [],
    },
  ];
}
