import type { FastifyInstance } from 'fastify';
import { personnesAuTravail } from './features/acces/au-travail.ts';
import { authentificateur } from './features/acces/authentifier.ts';
import { accesRoutes } from './features/acces/routes.ts';
import { administrationRoutes, annuaireRoutes } from './features/administration/routes.ts';
import { correspondantsNationaux } from './features/annuaire/correspondants.ts';
import { authentificateurAppareil } from './features/appareils/authentifier-appareil.ts';
import { appareilsConnus } from './features/appareils/port-appareils.ts';
import { appareilsRoutes } from './features/appareils/routes.ts';
import { ecrireCaptation } from './features/captation/ecrire.ts';
import { captationRoutes } from './features/captation/routes.ts';
import { suivre } from './features/confluences/annoncer.ts';
import type { DepsCourrier } from './features/courrier/deps.ts';
import { lettresSuivies } from './features/courrier/lettres-suivies.ts';
import { nomPieceJointe, objetXdm } from './features/courrier/objet-xdm.ts';
import { courrierRoutes } from './features/courrier/routes.ts';
import { courrierTravaux } from './features/courrier/travaux.ts';
import { lireDispositifs } from './features/dispositifs/dispositif-repository.ts';
import { dispositifsRoutes } from './features/dispositifs/routes.ts';
import { inscrireDesinfection } from './features/dispositifs/tenir.ts';
import { depositaireDmp } from './features/dmp/deposer.ts';
import { dmpRoutes } from './features/dmp/routes.ts';
import { portraitEmporte } from './features/dossier/photo.ts';
import { dossierRoutes } from './features/dossier/routes.ts';
import { inscrireEvaluation } from './features/evaluation/inscrire.ts';
import { evaluationRoutes } from './features/evaluation/routes.ts';
import type { DepsFacturation } from './features/facturation/ports.ts';
import { facturationRoutes } from './features/facturation/routes.ts';
import { facturationTravaux } from './features/facturation/travaux.ts';
import { habilitationRoutes, habilitationTravaux } from './features/habilitation/routes.ts';
import { livraisonRoutes } from './features/livraison/routes.ts';
import { lecteurDeMedias } from './features/medias/lire.ts';
import { mediasLivres } from './features/medias/livrer.ts';
import { notificationRoutes } from './features/notification/routes.ts';
import { lirePropres } from './features/protocoles/repository.ts';
import { protocolesRoutes } from './features/protocoles/routes.ts';
import { compositeursReception } from './features/reception/accuser.ts';
import { compositeursLecture } from './features/teleexpertise/compte-rendu/composer.ts';
import { compositeursDemande } from './features/teleexpertise/compte-rendu/composer-demande.ts';
import { comptesRendusSignes } from './features/teleexpertise/compte-rendu/depot-mes.ts';
import { compteRenduRoutes } from './features/teleexpertise/compte-rendu/routes.ts';
import { compteRenduTravaux } from './features/teleexpertise/compte-rendu/travaux.ts';
import { actesLivres, jugerActe } from './features/teleexpertise/demande/livrer.ts';
import { demandeRoutes } from './features/teleexpertise/demande/routes.ts';
import { demandeTravaux } from './features/teleexpertise/demande/travaux.ts';
import { historiqueRoutes } from './features/teleexpertise/historique/routes.ts';
import { lectureRoutes } from './features/teleexpertise/lecture/routes.ts';
import { clesRegistre, inscrireAuRegistre } from './features/teleexpertise/quota-repository.ts';
import { compositeurTransmission } from './features/teleexpertise/transmission/composer.ts';
import { transmissionRoutes } from './features/teleexpertise/transmission/routes.ts';
import { tourneesRoutes } from './features/tournees/routes.ts';
import { lireSecret } from './kernel/config.ts';
import type { Serveur } from './kernel/mount.ts';
import { preparerServeur } from './kernel/serveur.ts';
import { systemeRoutes } from './kernel/systeme.ts';
import {
  monterAnnuaireNational,
  monterExport,
  monterFhir,
  monterReception,
  monterReprise,
} from './montage/echanges.ts';
import type { Exterieur } from './montage/exterieur.ts';
import { monterImagerie, monterMedias } from './montage/imagerie.ts';

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
