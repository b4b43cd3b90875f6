import { REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import type { FastifyInstance } from 'fastify';
import type { Adaptateurs } from './demarrage/adaptateurs.ts';
import { personnesAuTravail } from './features/acces/au-travail.ts';
import { authentificateur } from './features/acces/authentifier.ts';
import type { ComptesDemo } from './features/acces/ports.ts';
import { accesRoutes } from './features/acces/routes.ts';
import { administrationRoutes, annuaireRoutes, inscriptionRoutes } from './features/administration/routes.ts';
import { correspondantsNationaux } from './features/annuaire/correspondants.ts';
import { annuaireNationalRoutes, annuaireNationalTravaux } from './features/annuaire/routes.ts';
import { authentificateurAppareil } from './features/appareils/authentifier-appareil.ts';
import { appareilsConnus } from './features/appareils/port-appareils.ts';
import { appareilsRoutes } from './features/appareils/routes.ts';
import { ecrireCaptation } from './features/captation/ecrire.ts';
import { captationRoutes } from './features/captation/routes.ts';
import { entendreSuivi } from './features/confluences/ailleurs/recevoir-suivi.ts';
import { ailleursTravaux } from './features/confluences/ailleurs/relever.ts';
import { ailleursRoutes } from './features/confluences/ailleurs/routes.ts';
import { confluencesTravaux, suivre } from './features/confluences/annoncer.ts';
import { recevoirTransaction } from './features/confluences/recevoir.ts';
import { confluencesRoutes } from './features/confluences/routes.ts';
import type { DepsCourrier } from './features/courrier/deps.ts';
import { lettresSuivies } from './features/courrier/lettres-suivies.ts';
import { nomPieceJointe, objetXdm } from './features/courrier/objet-xdm.ts';
import { noterRetour } from './features/courrier/retour.ts';
import { courrierRoutes } from './features/courrier/routes.ts';
import { courrierTravaux } from './features/courrier/travaux.ts';
import { lireDispositifs } from './features/dispositifs/dispositif-repository.ts';
import { dispositifsRoutes } from './features/dispositifs/routes.ts';
import { inscrireDesinfection } from './features/dispositifs/tenir.ts';
import { depositaireDmp } from './features/dmp/deposer.ts';
import { dmpRoutes } from './features/dmp/routes.ts';
import { lecteurDeListes } from './features/dossier/import/pour-reprise.ts';
import { personnesTransmises } from './features/dossier/inscrire-transmise.ts';
import { enColonnes } from './features/dossier/lignes.ts';
import { portraitEmporte } from './features/dossier/photo.ts';
import { dossierRoutes } from './features/dossier/routes.ts';
import { inscrireEvaluation } from './features/evaluation/inscrire.ts';
import { evaluationRoutes } from './features/evaluation/routes.ts';
import type { Emplacements } from './features/export/ports.ts';
import { exportRoutes, exportTravaux } from './features/export/routes.ts';
import type { DepsFacturation } from './features/facturation/ports.ts';
import { facturationRoutes } from './features/facturation/routes.ts';
import { facturationTravaux } from './features/facturation/travaux.ts';
import { fhirRoutes } from './features/fhir/routes.ts';
import { habilitationRoutes, habilitationTravaux } from './features/habilitation/routes.ts';
import type { DepsImagerie } from './features/imagerie/deps.ts';
import { gardienDimse } from './features/imagerie/gardien.ts';
import { objetDe as objetDInstance } from './features/imagerie/objets-imagerie.ts';
import { recevoir as recevoirInstance } from './features/imagerie/recevoir.ts';
import { imagerieRoutes } from './features/imagerie/routes.ts';
import { imagerieTravaux } from './features/imagerie/travaux-imagerie.ts';
import { livraisonRoutes } from './features/livraison/routes.ts';
import { imagesRecues } from './features/medias/images-recues.ts';
import { joindre } from './features/medias/joindre.ts';
import { lecteurDeMedias } from './features/medias/lire.ts';
import { mediasLivres } from './features/medias/livrer.ts';
import { supprimer } from './features/medias/modifier.ts';
import { objetDe as objetDImage } from './features/medias/objets-media.ts';
import { mediasRoutes } from './features/medias/routes.ts';
import { mediasTravaux } from './features/medias/travaux-medias.ts';
import { notificationRoutes } from './features/notification/routes.ts';
import { lirePropres } from './features/protocoles/repository.ts';
import { protocolesRoutes } from './features/protocoles/routes.ts';
import { compositeursReception } from './features/reception/accuser.ts';
import { reconnaitreTransmise } from './features/reception/personne-transmise.ts';
import { receptionTravaux } from './features/reception/relever.ts';
import { receptionRoutes } from './features/reception/routes.ts';
import type { DepsReprise } from './features/reprise/deps.ts';
import { retrouverPar } from './features/reprise/lot/retrouver.ts';
import { repriseRoutes, repriseTravaux } from './features/reprise/routes.ts';
import { sourceCda } from './features/reprise/sources/cda.ts';
import { sourceFhir } from './features/reprise/sources/fhir.ts';
import { sourceListe } from './features/reprise/sources/liste.ts';
import { sourceOrapont } from './features/reprise/sources/orapont.ts';
import { compositeursLecture } from './features/teleexpertise/compte-rendu/composer.ts';
import { compositeursDemande } from './features/teleexpertise/compte-rendu/composer-demande.ts';
import { comptesRendusSignes } from './features/teleexpertise/compte-rendu/depot-mes.ts';
import { compteRenduRoutes } from './features/teleexpertise/compte-rendu/routes.ts';
import { compteRenduTravaux } from './features/teleexpertise/compte-rendu/travaux.ts';
import { brouillonsRecus } from './features/teleexpertise/demande/brouillon-recu.ts';
import { demandesAConfier } from './features/teleexpertise/demande/confier-ailleurs.ts';
import { actesLivres, jugerActe } from './features/teleexpertise/demande/livrer.ts';
import { demandeRoutes } from './features/teleexpertise/demande/routes.ts';
import { demandeTravaux } from './features/teleexpertise/demande/travaux.ts';
import { demandesRecues } from './features/teleexpertise/demande-recue/demandes-recues.ts';
import { citationsDemande, identifiantsDemande } from './features/teleexpertise/documents/identifiants.ts';
import { historiqueRoutes } from './features/teleexpertise/historique/routes.ts';
import { lectureRoutes } from './features/teleexpertise/lecture/routes.ts';
import { clesRegistre, inscrireAuRegistre } from './features/teleexpertise/quota-repository.ts';
import { reponsesRecues } from './features/teleexpertise/reponse-recue/reponses-recues.ts';
import { compositeurTransmission } from './features/teleexpertise/transmission/composer.ts';
import { transmissionRoutes } from './features/teleexpertise/transmission/routes.ts';
import { tourneesRoutes } from './features/tournees/routes.ts';
import type { Bd, Tx } from './kernel/bd.ts';
import { type Config, lireSecret } from './kernel/config.ts';
import type { Serveur } from './kernel/mount.ts';
import { preparerServeur } from './kernel/serveur.ts';
import { systemeRoutes } from './kernel/systeme.ts';
import type { Travaux } from './kernel/travaux.ts';

/** Everything the application needs from outside, built by `main.ts` or by a test. */
export type Exterieur = Adaptateurs & {
  readonly config: Config;
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly maintenant: () => Date;
  /** The embedded database without demonstration: a permanent banner says that this is a trial. */
  readonly essai: boolean;
  readonly comptesDemo: () => Promise<ComptesDemo | null>;
};

export type Application = { readonly serveur: Serveur; readonly verifier: () => void };

/** Plugs each capability: its routes, its jobs, and the ports through which it reaches the others. */
export async function monterFonctionnalites(app: FastifyInstance, ext: Exterieur): Promise<Application> {
  const { bd, config, maintenant } = ext;
  const application = await preparerServeur(
    app,
    config,
    authentificateur({ bd, maintenant }),
    authentificateurAppareil({ bd, maintenant }),
  );
  const { serveur } = application;
  systemeRoutes(serveur, { bd, origine: config.origine });
  accesRoutes(serveur, {
    bd,
    maintenant,
    cle: lireSecret(config.dossier, 'acces'),
    comptesDemo: ext.comptesDemo,
    origine: config.origine,
    essai: ext.essai,
    demo: ext.bacASable !== undefined,
  });
  appareilsRoutes(serveur, {
    bd,
    maintenant,
    cle: lireSecret(config.dossier, 'appareils'),
    origine: config.origine,
  });
  administrationRoutes(serveur, { bd, maintenant, demo: config.demo });
  annuaireRoutes(serveur, { bd, maintenant });
  monterAnnuaireNational(serveur, ext);
  protocolesRoutes(serveur, { bd, maintenant });
  monterMedias(serveur, ext);
  monterImagerie(serveur, ext);
  captationRoutes(serveur, { bd, maintenant });
  monterReception(serveur, ext);
  dossierRoutes(serveur, { ...ext, production: !config.demo });
  monterDemande(serveur, ext);
  monterTournees(serveur, ext);
  monterCourrier(serveur, ext, monterLecture(serveur, ext));
  monterFacturation(serveur, ext);
  notificationRoutes(serveur, { bd });
  evaluationRoutes(serveur, { bd, maintenant });
  dispositifsRoutes(serveur, { bd, maintenant });
  habilitationRoutes(serveur, ext);
  habilitationTravaux(ext);
  await monterFhir(serveur, ext);
  monterExport(serveur, ext);
  monterReprise(serveur, ext);
  return application;
}

/** The national directory: whoever is not on this platform yet. */
function monterAnnuaireNational(serveur: Serveur, ext: Exterieur): void {
  const deps = { ...ext, production: !ext.config.demo };
  annuaireNationalRoutes(serveur, deps);
  annuaireNationalTravaux(deps);
  inscriptionRoutes(serveur, { ...ext, correspondants: correspondantsNationaux(deps) });
}

function monterMedias(serveur: Serveur, ext: Exterieur): void {
  const deps = { ...ext, televersements: ext.magasin, tus: ext.televersements };
  mediasRoutes(serveur, deps);
  mediasTravaux(ext.travaux, deps);
}

export function depsImagerie(ext: Exterieur): DepsImagerie {
  const { config } = ext;
  const medias = { ...ext, televersements: ext.magasin, tus: ext.televersements };
  return {
    ...ext,
    televersements: ext.magasin,
    tus: ext.televersementsLots,
    medias: lecteurDeMedias(ext),
    joindre: (session, image, source) => joindre(medias, session, image, source),
    retirer: async (session, mediaId) => {
      await supprimer(medias, session, mediaId);
    },
    origine: config.origine,
    port: config.dicom?.port ?? null,
  };
}

function monterImagerie(serveur: Serveur, ext: Exterieur): void {
  const deps = depsImagerie(ext);
  imagerieRoutes(serveur, deps);
  imagerieTravaux(deps);
}

/** The DICOM door, when a port was given: answers how to close it. */
export async function ouvrirPorteDicom(ext: Exterieur): Promise<() => Promise<void>> {
  const porte = await ext.porteDicom?.ouvrir(gardienDimse(depsImagerie(ext)));
  return async () => porte?.fermer();
}

function monterDemande(serveur: Serveur, ext: Exterieur): void {
  const { config } = ext;
  const deps = {
    ...ext,
    delais: config.delais,
    production: !config.demo,
    cleRegistre: lireSecret(config.dossier, 'registre'),
  };
  demandeRoutes(serveur, deps);
  demandeTravaux(deps, suivre(ext));
}

/** Rounds, planned on line and delivered by devices: what they write belongs to the other capabilities. */
function monterTournees(serveur: Serveur, ext: Exterieur): void {
  const { config } = ext;
  const demande = {
    ...ext,
    delais: config.delais,
    production: !config.demo,
    cleRegistre: lireSecret(config.dossier, 'registre'),
  };
  tourneesRoutes(serveur, { ...ext, actes: jugerActe });
  livraisonRoutes(serveur, {
    ...ext,
    appareils: appareilsConnus,
    personnes: personnesAuTravail(ext),
    actes: actesLivres(demande),
    medias: mediasLivres({ ...ext, televersements: ext.magasin, tus: ext.televersements }),
    captations: ecrireCaptation,
    equipement: {
      propres: lirePropres,
      dispositifs: lireDispositifs,
      portrait: (tx, dossier) => portraitEmporte(ext, tx, dossier),
    },
    inscrireEvaluation,
    inscrireDesinfection,
    televersements: ext.magasin,
    tus: ext.televersementsAppareil,
  });
}

/** The requis's side: reading, answer, and every health mail of an act. */
function monterLecture(serveur: Serveur, ext: Exterieur): Expediteurs {
  const { config } = ext;
  const deps = {
    ...ext,
    delais: config.delais,
    production: !config.demo,
    cleRegistre: lireSecret(config.dossier, 'registre'),
    medias: lecteurDeMedias(ext),
  };
  lectureRoutes(serveur, deps);
  compteRenduRoutes(serveur, deps);
  historiqueRoutes(serveur, deps);
  transmissionRoutes(serveur, {
    ...deps,
    lettres: lettresSuivies(ext),
    correspondants: correspondantsNationaux(ext),
  });
  compteRenduTravaux(deps);
  const composition = { ...deps, regles: { objetXdm, nomPieceJointe } };
  const { dmp } = ext;
  return {
    compositeurs: {
      ...compositeursDemande(composition),
      ...compositeursLecture(composition),
      ...compositeurTransmission(composition),
      ...compositeursReception(ext),
    },
    depositaire: dmp && depositaireDmp({ ...ext, dmp, signes: comptesRendusSignes(composition) }),
  };
}

/** Who writes each health mail, and who feeds the DMP: the capabilities that know the content. */
type Expediteurs = Pick<DepsCourrier, 'compositeurs' | 'depositaire'>;

function monterCourrier(serveur: Serveur, ext: Exterieur, expediteurs: Expediteurs): void {
  const deps = { ...ext, origine: ext.config.origine, ...expediteurs };
  dmpRoutes(serveur, ext.bacASableDmp);
  courrierRoutes(serveur, deps);
  courrierTravaux(deps);
}

/** What other software reads and begins, in the words of the standard. */
async function monterFhir(serveur: Serveur, ext: Exterieur): Promise<void> {
  const { origine, demo, dossier } = ext.config;
  const cadre = { origine, production: !demo };
  const confluences = {
    ...ext,
    origine,
    personnes: personnesTransmises(cadre, reconnaitreTransmise),
    brouillons: brouillonsRecus,
    imagesRecues: imagesRecues(ext),
  };
  confluencesRoutes(serveur, confluences);
  const cle = lireSecret(dossier, 'fhir');
  confluencesTravaux({ ...ext, cle });
  const ailleurs = {
    ...ext,
    ...cadre,
    cle,
    demandes: demandesAConfier(ext),
    medias: lecteurDeMedias(ext),
  };
  ailleursRoutes(serveur, ailleurs);
  ailleursTravaux(ailleurs);
  await fhirRoutes(serveur, {
    ...ext,
    ...cadre,
    fabrique: ext.fabriqueFhir(cadre),
    recevoir: recevoirTransaction(confluences),
    entendre: entendreSuivi(ailleurs),
    personnes: confluences.personnes,
    cle,
  });
}

/** Half a gigabyte: a part that a home line brings in minutes, and that any disk takes. */
const OCTETS_PARTIE = 512 * 1024 * 1024;

/** A record, or a whole organisation, that leaves in open formats. */
function monterExport(serveur: Serveur, ext: Exterieur): void {
  const { origine, demo } = ext.config;
  const cadre = { origine, production: !demo };
  const deps = {
    ...ext,
    ...cadre,
    fabrique: ext.fabriqueFhir(cadre),
    emplacements: {
      image: (media: Parameters<Emplacements['image']>[0]) =>
        objetDImage({ ...media, rotation: 0 }, 'original'),
      instance: (instance: Parameters<Emplacements['instance']>[0]) => objetDInstance(instance, 'original'),
    },
    octetsPartie: OCTETS_PARTIE,
  };
  exportRoutes(serveur, deps);
  exportTravaux(deps);
}

/** Records that come from elsewhere; their examinations come in by the same door as those of a disc. */
function monterReprise(serveur: Serveur, ext: Exterieur): void {
  const imagerie = depsImagerie(ext);
  const deps: DepsReprise = {
    ...ext,
    televersements: ext.magasin,
    tus: ext.televersementsArchives,
    sources: sourcesDe(ext),
    cle: lireSecret(ext.config.dossier, 'reprise'),
    colonnes: enColonnes,
    async recevoirDicom(de, octets) {
      const { code } = await recevoirInstance(imagerie, { ...de, porteId: null }, octets);
      return code === null ? null : REFUS_RECEPTION[code].phrase;
    },
  };
  repriseRoutes(serveur, deps);
  repriseTravaux(deps);
}

/** In the order in which they are asked whether an archive is theirs. */
function sourcesDe({ bd, lireLotFhir, lireLotCda, config }: Exterieur): DepsReprise['sources'] {
  const retrouver = retrouverPar({ bd }, reconnaitreTransmise);
  const listes = lecteurDeListes({ production: !config.demo });
  return [
    sourceOrapont,
    sourceFhir(lireLotFhir, retrouver),
    sourceCda(lireLotCda, retrouver),
    sourceListe(listes),
  ];
}

/** Mail that comes in; what it answers and what came back belong to the other capabilities. */
function monterReception(serveur: Serveur, ext: Exterieur): void {
  const deps = {
    ...ext,
    suites: {
      citations: citationsDemande,
      lotDemande: (acteId: string) => identifiantsDemande({ acteId, envoyeLe: '' }, 0).lot,
      courrierRevenu: (tx: Tx, organisationId: string, envoiId: string) =>
        noterRetour(tx, ext, organisationId, envoiId),
    },
    demandes: demandesRecues({
      ...ext,
      delais: ext.config.delais,
      production: !ext.config.demo,
      images: imagesRecues(ext),
    }),
    reponses: reponsesRecues({ ...ext, cleRegistre: lireSecret(ext.config.dossier, 'registre') }),
  };
  receptionRoutes(serveur, deps);
  receptionTravaux(deps);
}

function monterFacturation(serveur: Serveur, ext: Exterieur): void {
  const secret = lireSecret(ext.config.dossier, 'registre');
  const deps: DepsFacturation = {
    ...ext,
    tarifsAVerifier: ext.config.tarif2026,
    registre: {
      cles: (identite) => clesRegistre(identite, secret).lecture,
      inscrire: (tx, acte) => inscrireAuRegistre(tx, { ...acte, secret }),
    },
  };
  facturationRoutes(serveur, deps);
  facturationTravaux(deps);
}
