import { join } from 'node:path';
import { REPRISE_OCTETS_MAX } from '@orapont/contract/reprise';
import { OCTETS_MAX } from '@orapont/domain/captation/medias';
import { DOMAINE_PATIENT } from '@orapont/domain/teleexpertise/lettre-au-patient';
import type { FastifyBaseLogger } from 'fastify';
import { annuaireSante } from '../adapters/annuaire-sante/annuaire-sante.ts';
import { ecrireZip } from '../adapters/archive/ecrire-zip.ts';
import { ouvrirZip } from '../adapters/archive/lire-zip.ts';
import { ouvrirDepot } from '../adapters/archive/ouvrir-depot.ts';
import { fabriqueCda } from '../adapters/cda/fabrique-cda.ts';
import { annonceurHttp } from '../adapters/confluences/annonceur-http.ts';
import { clientAilleurs } from '../adapters/confluences/client-ailleurs.ts';
import { guideAilleurs } from '../adapters/confluences/guide-ailleurs.ts';
import { guideConfluences } from '../adapters/confluences/guide-confluences.ts';
import { courrielSmtp } from '../adapters/courriel/courriel-smtp.ts';
import { demandeurDeJeton } from '../adapters/courriel/jeton-oauth2.ts';
import type { OperateurSmtp } from '../adapters/courriel/smtp.ts';
import { atelierDicom } from '../adapters/dicom/atelier.ts';
import { porteDimse } from '../adapters/dicom/porte-dimse.ts';
import { dmpXds } from '../adapters/dmp/dmp-xds.ts';
import { fabriqueFhir } from '../adapters/fhir/fabrique-fhir.ts';
import { lecteurFhir } from '../adapters/fhir/lecture/lecteur-fhir.ts';
import { traitementLourds } from '../adapters/images/lourds.ts';
import { traitementImages } from '../adapters/images/traitement.ts';
import { atelierCourrier } from '../adapters/mssante/atelier.ts';
import { boiteImap } from '../adapters/mssante/boite-imap.ts';
import { boitesBacASable } from '../adapters/mssante/boites-bac-a-sable.ts';
import { messagerieSmtp } from '../adapters/mssante/messagerie-smtp.ts';
import { fichiersObjets } from '../adapters/objets/fichiers.ts';
import { creerServeurTus } from '../adapters/objets/tus-serveur.ts';
import { magasinTus } from '../adapters/objets/tus-store.ts';
import { fabriqueTypst } from '../adapters/pdf/fabrique-typst.ts';
import { signatureSimple } from '../adapters/pdf/signature-simple.ts';
import { lecteurLotCda } from '../adapters/reprise/cda/lire-lot.ts';
import { lireLotFhir } from '../adapters/reprise/fhir/lire-lot.ts';
import { ouvrirTrousseau } from '../adapters/trousseau/fichiers.ts';
import { demarrerBacASableAnnuaire } from '../bac-a-sable/annuaire/serveur.ts';
import { demarrerBacASableDmp } from '../bac-a-sable/dmp/serveur.ts';
import { certificatLocal } from '../bac-a-sable/mssante/certificat-local.ts';
import { type BacASableMssante, demarrerBacASableMssante } from '../bac-a-sable/mssante/operateur.ts';
import type { Documents } from '../features/echange/ports.ts';
import type { BoitesReception } from '../features/reception/ports.ts';
import { type Config, lireSecret } from '../kernel/config.ts';
import type { AccesSmtp } from '../kernel/config-messagerie.ts';
import { descriptionSure } from '../kernel/journal.ts';

export type Adaptateurs = Awaited<ReturnType<typeof ouvrirAdaptateurs>>;

/** The outside, built from the configuration: real clients, and the sandbox operator when none is configured in demonstration. */
export async function ouvrirAdaptateurs(config: Config, log: FastifyBaseLogger) {
  const trousseau = await ouvrirTrousseau({ donnees: config.dossier, fichierMaitre: config.cleMaitre });
  const images = traitementImages({ delaiMs: 30_000 });
  const lourds = traitementLourds({ delaiMs: 60_000 });
  const dicom = atelierDicom({ delaiMs: 30_000 });
  const pdf = fabriqueTypst();
  const courrier = atelierCourrier();
  const magasin = magasinTus(config.dossier, trousseau);
  const tus = (chemin: string, tailleMax: number = OCTETS_MAX) =>
    creerServeurTus({
      magasin,
      chemin,
      tailleMax,
      origine: config.origine,
      surErreur: (erreur) => log.error(descriptionSure(erreur), 'téléversement'),
    });
  const bacASable = config.demo && !config.mssante ? await ouvrirBacASable(config) : undefined;
  const annuaire = await ouvrirAnnuaire(config);
  const dmp = await ouvrirDmp(config);
  return {
    objets: fichiersObjets(config.dossier, trousseau),
    magasin,
    televersements: tus('/api/televersements'),
    /** The same store, entered by a device with its own key. */
    televersementsAppareil: tus('/api/livraison/televersements'),
    /** The same store, for what is of nobody's record yet. */
    televersementsLots: tus('/api/imagerie/lots'),
    televersementsArchives: tus('/api/reprises/envois', REPRISE_OCTETS_MAX),
    images,
    lourds,
    dicom,
    porteDicom: config.dicom && porteDimse(config.dicom),
    pdf,
    documents: {
      cda: fabriqueCda,
      xdm: courrier.xdm,
      edition: config.editionTlm,
      nil: config.nil,
    } satisfies Documents,
    fabriqueFhir,
    lecteurFhir,
    archiver: ecrireZip,
    ouvrirArchive: ouvrirDepot,
    lireLotFhir,
    lireLotCda: lecteurLotCda(ouvrirZip),
    guideConfluences,
    annonceur: annonceurHttp,
    guideAilleurs,
    clientAilleurs,
    signature: signatureSimple(lireSecret(config.dossier, 'signature')),
    bacASable: bacASable?.operateur,
    messages: courrier.messages,
    boites: boitesDe(config, bacASable?.operateur),
    annuaireNational: annuaire?.client,
    dmp: dmp?.client,
    bacASableDmp: dmp?.bacASable,
    ...messageries(config, bacASable),
    async fermer() {
      await images.fermer();
      await dicom.fermer();
      await lourds.fermer();
      await pdf.fermer();
      await courrier.fermer();
      await bacASable?.operateur.fermer();
      await annuaire?.fermer();
      await dmp?.bacASable?.arreter();
    },
  };
}

/** The real directory with a key; fictitious people, over the same protocol, in a demonstration without one. */
async function ouvrirAnnuaire({ annuaire, demo, dossier }: Config) {
  if (annuaire)
    return { client: annuaireSante({ ...annuaire, bacASable: false }), fermer: async () => undefined };
  if (!demo) return undefined;
  const cle = lireSecret(dossier, 'bac-a-sable').toString('hex');
  const { url, fermer } = await demarrerBacASableAnnuaire({ cle });
  return { client: annuaireSante({ url, cle, bacASable: true }), fermer };
}

const VERSION = '0.1.0';

/** The real DMP with its certificates; in a demonstration a repository that speaks the same protocol and that nothing leaves. */
async function ouvrirDmp({ dmp, demo, dossier }: Config) {
  if (dmp) {
    const { connexion, signature, homologation, ...acces } = dmp;
    const client = dmpXds({
      ...acces,
      certificat: connexion.cert,
      cle: connexion.key,
      signature: { certificat: signature.cert, cle: signature.key },
      logiciel: { version: VERSION, homologation },
      bacASable: false,
    });
    return { client, bacASable: undefined };
  }
  if (!demo) return undefined;
  const identite = certificatLocal(new Date(), 'RSA');
  const bacASable = await demarrerBacASableDmp({
    dossier: join(dossier, 'bac-a-sable', 'dmp'),
    client: identite.certificat,
    maintenant: () => new Date(),
  });
  const client = dmpXds({
    url: bacASable.url,
    ...identite,
    signature: identite,
    autorite: bacASable.certificat,
    logiciel: { version: VERSION, homologation: 'BAC-A-SABLE' },
    organisation: null,
    bacASable: true,
  });
  return { client, bacASable };
}

const DOMAINES_SANDBOX = ['demo.mssante.fr', DOMAINE_PATIENT];

async function ouvrirBacASable(
  config: Config,
): Promise<{ operateur: BacASableMssante; acces: OperateurSmtp }> {
  const identifiants = {
    utilisateur: 'orapont',
    motDePasse: lireSecret(config.dossier, 'bac-a-sable').toString('hex'),
  };
  const operateur = await demarrerBacASableMssante({
    portSmtp: 0,
    dossier: join(config.dossier, 'bac-a-sable', 'courrier'),
    domaines: [...DOMAINES_SANDBOX, 'courriel.demo'],
    identifiants,
    maintenant: () => new Date(),
  });
  return {
    operateur,
    acces: {
      hote: operateur.hote,
      port: operateur.port,
      tls: 'STARTTLS',
      identification: { type: 'MOT_DE_PASSE', ...identifiants },
      autorite: operateur.certificat,
    },
  };
}

const identificationDe = ({ utilisateur, motDePasse, jetons }: AccesSmtp) =>
  jetons
    ? ({ type: 'XOAUTH2', utilisateur, jeton: demandeurDeJeton(jetons) } as const)
    : ({ type: 'MOT_DE_PASSE', utilisateur, motDePasse } as const);

const operateurDe = (acces: AccesSmtp): OperateurSmtp => ({
  hote: acces.hote,
  port: acces.port,
  tls: acces.tls,
  identification: identificationDe(acces),
  autorite: acces.autorite,
});

/** The boxes of the configuration, or those of the sandbox operator, or none. */
function boitesDe({ boites, mssante }: Config, bacASable: BacASableMssante | undefined): BoitesReception {
  if (boites.length === 0)
    return bacASable
      ? boitesBacASable(bacASable, DOMAINES_SANDBOX)
      : { bacASable: false, domaines: [], boites: () => [] };
  const ouvertes = boites.map((acces) => ({
    a: acces.organisation,
    boite: boiteImap({ ...acces, identification: identificationDe(acces) }, acces.adresse),
  }));
  return {
    bacASable: false,
    domaines: mssante?.domaines ?? boites.map(({ adresse }) => adresse.slice(adresse.lastIndexOf('@') + 1)),
    operateurs: [...(mssante ? [mssante.hote] : []), ...boites.map(({ hote }) => hote)],
    boites: ({ id, finess }) =>
      ouvertes.filter(({ a }) => a === id || a === finess).map(({ boite }) => boite),
  };
}

function messageries(config: Config, sandbox: { acces: OperateurSmtp } | undefined) {
  const mssante = config.mssante
    ? messagerieSmtp({ operateur: operateurDe(config.mssante), domaines: config.mssante.domaines })
    : sandbox && messagerieSmtp({ operateur: sandbox.acces, domaines: DOMAINES_SANDBOX });
  const expediteur = {
    adresse: config.courriel?.expediteur ?? 'ne-pas-repondre@courriel.demo',
    nom: 'Orapont',
  };
  const courriel = config.courriel
    ? courrielSmtp({ operateur: operateurDe(config.courriel), expediteur })
    : sandbox && courrielSmtp({ operateur: sandbox.acces, expediteur });
  return { mssante, courriel };
}
