import { DENTS, DENTURES } from '@orapont/domain/bouche/dents';
import { cleFace, FACES } from '@orapont/domain/bouche/faces';
import { SITES } from '@orapont/domain/bouche/muqueuse';
import { CODES_DENT_OIP } from '@orapont/domain/captation/dent-oip';
import { CODES_PROTOCOLE } from '@orapont/domain/captation/protocoles';
import { DESSINS, FORME_CODE, SUPPORTS } from '@orapont/domain/captation/vue';
import { z } from 'zod';
import { Fait, Id, parmi, Rien, texte, texteRequis, Vide } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { route } from './route.ts';

/** Code of a view or of a protocol: built in, or of an organisation. */
export const CodeVueZ = z
  .string()
  .regex(FORME_CODE, 'Un code commence par une majuscule\u00a0: majuscules, chiffres et _ seulement.');
export const CodeProtocoleZ = CodeVueZ;

const CLES_FACE = DENTS.flatMap((dent) => FACES.map((face) => cleFace(dent, face)));
const FacesZ = z.array(parmi(CLES_FACE)).max(CLES_FACE.length).readonly();
const SitesZ = z.array(z.enum(SITES)).max(SITES.length).readonly();

const MontreeZ = z.object({
  faces: FacesZ,
  facesPartielles: FacesZ,
  sites: SitesZ,
  sitesPartiels: SitesZ,
});

/** Everything a view is, but its code. */
export const ContenuVue = z.object({
  libelle: texteRequis(80, 'Nommez la vue.'),
  support: z.enum(SUPPORTS),
  codeDentOip: parmi(CODES_DENT_OIP).nullable(),
  miroir: z.boolean(),
  ordre: z.number().min(0).max(10_000),
  repetable: z.boolean(),
  importSeul: z.boolean(),
  consigne: texteRequis(300, 'Dites comment prendre cette vue.'),
  phraseParlee: texteRequis(160, 'Écrivez la phrase dite à voix haute.'),
  dessin: z.enum(DESSINS),
  montre: MontreeZ,
});
export type ContenuVueT = z.infer<typeof ContenuVue>;

/** A view with its code: what a picture carries when its view is not built in. */
export const VueDecriteZ = ContenuVue.extend({ code: CodeVueZ });
export type VueDecriteT = z.infer<typeof VueDecriteZ>;

export const ContenuProtocole = z.object({
  libelle: texteRequis(80, 'Nommez le protocole.'),
  usage: texte(300),
  vues: z.array(CodeVueZ).min(1, 'Choisissez au moins une vue.').max(40, 'Quarante vues au plus.').readonly(),
  fluorescence: z.boolean(),
  dentures: z.array(z.enum(DENTURES)).min(1, 'Choisissez au moins une denture.').readonly(),
});
export type ContenuProtocoleT = z.infer<typeof ContenuProtocole>;

const ProtocoleDecrit = ContenuProtocole.extend({ code: CodeProtocoleZ });

const Tenue = { version: z.int(), archive: z.boolean() };
export const VuePropre = VueDecriteZ.extend(Tenue);
export type VuePropreT = z.infer<typeof VuePropre>;
export const ProtocolePropre = ProtocoleDecrit.extend(Tenue);
export type ProtocolePropreT = z.infer<typeof ProtocolePropre>;

/** What an organisation has added; the built-in views and protocols are known to every screen. */
export const Propres = z.object({
  vues: z.array(VuePropre),
  protocoles: z.array(ProtocolePropre),
  /** Built-in protocols that it does not propose; what was begun with one of them goes on. */
  masques: z.array(parmi(CODES_PROTOCOLE)),
});
export type PropresT = z.infer<typeof Propres>;

const ParOrganisation = z.object({ organisationId: Id });
const ParCode = ParOrganisation.extend({ code: CodeVueZ });

export const listerProtocoles = route({
  nom: 'protocoles.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/protocoles',
  roles: EQUIPE,
  resume: 'Views and protocols that the caller’s organisation has added, archived ones included.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Propres,
});

export const gererProtocoles = route({
  nom: 'protocoles.gerer',
  genre: 'json',
  method: 'GET',
  path: '/api/organisations/:organisationId/protocoles',
  roles: ['administrateur'],
  resume: 'Views and protocols that an organisation has added, for whoever administers it.',
  params: ParOrganisation,
  query: Rien,
  body: Vide,
  reply: Propres,
});

/** `version` 0: a new one. The one being edited must be the one that stands. */
export const enregistrerVue = route({
  nom: 'protocoles.enregistrerVue',
  genre: 'json',
  method: 'PUT',
  path: '/api/organisations/:organisationId/vues/:code',
  roles: ['administrateur'],
  resume: 'Add or change a view of an organisation, archive it or bring it back.',
  params: ParCode,
  query: Rien,
  body: z.object({ version: z.int().min(0), archive: z.boolean(), contenu: ContenuVue }),
  reply: z.object({ version: z.int() }),
});

export const enregistrerProtocole = route({
  nom: 'protocoles.enregistrerProtocole',
  genre: 'json',
  method: 'PUT',
  path: '/api/organisations/:organisationId/protocoles/:code',
  roles: ['administrateur'],
  resume: 'Add or change a protocol of an organisation, archive it or bring it back.',
  params: ParCode,
  query: Rien,
  body: z.object({ version: z.int().min(0), archive: z.boolean(), contenu: ContenuProtocole }),
  reply: z.object({ version: z.int() }),
});

export const masquerProtocole = route({
  nom: 'protocoles.masquer',
  genre: 'json',
  method: 'PUT',
  path: '/api/organisations/:organisationId/protocoles/:code/masque',
  roles: ['administrateur'],
  resume: 'Stop proposing a built-in protocol in an organisation, or propose it again.',
  params: ParOrganisation.extend({ code: parmi(CODES_PROTOCOLE) }),
  query: Rien,
  body: z.object({ masque: z.boolean() }),
  reply: Fait,
});
