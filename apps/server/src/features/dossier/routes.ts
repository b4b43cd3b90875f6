import {
  ajouterSejour,
  chercherHomonymes,
  creerDossier,
  declarerLien,
  ecrireSante,
  enregistrerRepresentant,
  lireDocument,
  lireDossier,
  lireSante,
  listerDossiers,
  modifierDossier,
  modifierSejour,
} from '@orapont/contract/dossier';
import { apercevoirImport, importerDossiers } from '@orapont/contract/dossier-import';
import { lireJournal } from '@orapont/contract/journal';
import { deposerPhoto, lirePhoto, retirerPhoto } from '@orapont/contract/photo-identite';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { creer } from './creer.ts';
import { envoyer } from './document.ts';
import { declarer, enregistrer } from './entourage.ts';
import { listerHomonymes } from './homonymes.ts';
import { apercevoir } from './import/apercevoir.ts';
import { importer } from './import/importer.ts';
import { lire as lireLeJournal } from './journal.ts';
import { lire } from './lire.ts';
import { lister } from './lister.ts';
import { modifier } from './modifier.ts';
import { deposer, montrer, retirer } from './photo.ts';
import type { DepsDossier } from './ports.ts';
import { ecrire, lire as lireLaSante } from './sante.ts';
import { ajouter, changer } from './sejours.ts';

export function dossierRoutes(serveur: Serveur, deps: DepsDossier): void {
  mount(serveur, listerDossiers, ({ session, query }) => lister(deps, session, query));
  mount(serveur, creerDossier, ({ session, body, cle }) => creer(deps, session, body, cle));
  mount(serveur, chercherHomonymes, ({ session, body }) => listerHomonymes(deps, session, body));
  mount(serveur, lireDossier, ({ session, params }) => lire(deps, session, params.id));
  mount(serveur, modifierDossier, ({ session, params, body, cle }) =>
    modifier(deps, session, params.id, body, cle),
  );
  mount(serveur, ajouterSejour, ({ session, params, body }) => ajouter(deps, session, params.id, body));
  mount(serveur, modifierSejour, ({ session, params, body }) =>
    changer(deps, session, params.id, params.sejourId, body),
  );
  mount(serveur, enregistrerRepresentant, ({ session, params, body }) =>
    enregistrer(deps, session, params, body),
  );
  mount(serveur, declarerLien, ({ session, params, body }) => declarer(deps, session, params.id, body));
  mount(serveur, lireSante, ({ session, params }) => lireLaSante(deps, session, params.id));
  mount(serveur, ecrireSante, ({ session, params, body }) => ecrire(deps, session, params.id, body));
  mount(serveur, lireJournal, ({ session, params, query }) =>
    lireLeJournal(deps, session, params.id, query.avant),
  );
  mount(serveur, lireDocument, ({ session, params, query, reponse }) =>
    envoyer(deps, session, params.id, reponse, query.telecharger === '1'),
  );
  mount(serveur, deposerPhoto, ({ session, params, body }) => deposer(deps, session, params.id, body));
  mount(serveur, lirePhoto, ({ session, params, reponse }) => montrer(deps, session, params, reponse));
  mount(serveur, retirerPhoto, ({ session, params }) => retirer(deps, session, params.id));
  mount(serveur, apercevoirImport, ({ session, body }) => apercevoir(deps, session, body));
  mount(serveur, importerDossiers, ({ session, body, cle }) => importer(deps, session, body, cle));
}
