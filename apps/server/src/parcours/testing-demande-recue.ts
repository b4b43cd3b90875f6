import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { enTeteDemande, modeleDemandeCda } from '../adapters/cda/testing-cda.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import type { DocumentJoint, EnTeteCda } from '../features/echange/ports.ts';
import type { DepsMedias } from '../features/medias/deps.ts';
import { imagesRecues } from '../features/medias/images-recues.ts';
import type { DepsCompteRendu } from '../features/teleexpertise/compte-rendu/deps.ts';
import { demandesRecues } from '../features/teleexpertise/demande-recue/demandes-recues.ts';
import { sha256 } from '../kernel/empreinte.ts';
import { rassembler } from '../kernel/octets.ts';

/** The real capability, with pictures that are taken at their word. */
export const demandesDeTest = (deps: DepsCompteRendu, publiees: Readonly<Record<string, string>> = {}) =>
  demandesRecues({
    ...deps,
    images: imagesRecues({ ...deps, images: imagesDeTest }),
    annuaireNational: {
      bacASable: true,
      chercher: async () => ({ trouves: [], complet: true }),
      parRpps: async (rpps) => {
        const adresse = publiees[rpps];
        return adresse === undefined
          ? undefined
          : {
              rpps,
              idNat: null,
              actif: true,
              nom: '',
              prenom: '',
              civilite: null,
              profession: '60',
              savoirFaire: [],
              boites: [{ adresse, type: 'PER' }],
              lieux: [],
            };
      },
    },
  });

/** A file that says « image » is one. */
export const imagesDeTest: DepsMedias['images'] = {
  async ingerer(source) {
    const octets = source instanceof Uint8Array ? source : await rassembler(source);
    if (!Buffer.from(octets).toString('latin1').startsWith('image'))
      return { accepte: false, motif: 'ILLISIBLE' };
    const empreinte = sha256(octets);
    return {
      accepte: true,
      type: 'JPEG',
      largeur: 1600,
      hauteur: 1200,
      octets,
      empreinteRecue: empreinte,
      empreinteGardee: empreinte,
      convertie: null,
      dicom: null,
    };
  },
  derivees: async () => ({ accepte: false, motif: 'ILLISIBLE' }),
  fermer: async () => undefined,
};

/** Who asks without an account, and where he writes from. */
export const INFIRMIERE_DISTANTE = 'emilie.roche@demo.mssante.fr';

/** A structured request of another software: its archive, with a picture and the readable PDF. */
export async function archiveDemande(
  champs: Partial<EnTeteCda> = {},
  images: readonly string[] = ['image une'],
): Promise<Uint8Array> {
  const documents: DocumentJoint[] = images.map((texte) => ({
    titre: 'Arcade droite',
    type: 'image/jpeg',
    octets: Buffer.from(texte),
    le: '2026-11-21',
  }));
  const modele = modeleDemandeCda();
  const cda = documentsDeTest.cda.demande({
    ...modele,
    enTete: enTeteDemande({ identifiant: '2.25.4001', lot: '2.25.4000', ...champs }),
    anamnese: [
      'Motif\u00a0: joue gonflée depuis hier.',
      'Question posée\u00a0: faut-il une consultation rapide\u202f?',
      'Consentement donné le 20/11/2026 par la personne elle-même.',
    ],
    documents: [...modele.documents, ...documents],
  });
  return documentsDeTest.xdm.archiver({
    identifiant: `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`,
    source: '2.25.99',
    emisLe: '2026-11-21T14:00:00.000Z',
    emetteur: 'EHPAD Les Tilleuls',
    documents: [{ cda, masquages: [] }],
  });
}

type Demande = {
  readonly zip?: Uint8Array;
  readonly de?: string;
  readonly messageId?: string;
  readonly enReponseA?: string;
  readonly pieces?: readonly {
    readonly filename: string;
    readonly content: Buffer;
    readonly contentType: string;
  }[];
};

export async function lettreDemande({
  zip,
  de = INFIRMIERE_DISTANTE,
  messageId,
  enReponseA,
  pieces = [],
}: Demande) {
  const corps = await new MailComposer({
    from: `Émilie Roche <${de}>`,
    to: 'cabinet@demo.mssante.fr',
    subject: 'XDM/1.0/DDM+Demande',
    messageId: messageId ?? `<${randomUUID()}@ehpad.example>`,
    text: 'Bonjour, voici une demande.',
    ...(enReponseA ? { inReplyTo: enReponseA } : {}),
    attachments: [...(zip ? [{ filename: 'IHE_XDM.zip', content: Buffer.from(zip) }] : []), ...pieces],
  })
    .compile()
    .build();
  return Buffer.concat([Buffer.from(`Return-Path: <${de}>\r\n`), corps]);
}
