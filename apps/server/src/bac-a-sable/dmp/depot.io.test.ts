import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { type AccesDmp, dmpXds } from '../../adapters/dmp/dmp-xds.ts';
import { lireReponse } from '../../adapters/dmp/reponse.ts';
import { requeteDepot } from '../../adapters/dmp/requete.ts';
import type { LotDmp } from '../../features/dmp/ports.ts';
import { certificatLocal } from '../mssante/certificat-local.ts';
import { bancDmp, compteRenduDeTest, lotDeTest } from './testing-dmp.ts';

const { bac, acces, demarrer, fermer } = await bancDmp();
afterAll(fermer);
const dmp = dmpXds(acces);
const motif = (travail: Promise<unknown>) =>
  travail.then(
    () => 'FAIT',
    (refus: { motif?: string }) => refus.motif,
  );
let serie = 1_000;
/** A document that was never sent. */
const neuf = (champs: Partial<LotDmp> = {}): LotDmp => {
  serie += 10;
  return lotDeTest({
    identifiant: `2.25.${serie}`,
    cda: compteRenduDeTest({ identifiant: `2.25.${serie + 1}`, lot: `2.25.${serie + 2}` }),
    ...champs,
  });
};
const trouver = async ({ cda }: LotDmp) => {
  const id = /<id root="(2\.25\.\d+)"/u.exec(Buffer.from(cda).toString())?.[1];
  return (await bac.lister()).find(({ identifiant }) => identifiant === id);
};

/** The request as it would leave, changed on its way. */
async function envoyer(lot: LotDmp, changer: (message: string) => string, par: Partial<AccesDmp> = {}) {
  const { certificat, cle } = { ...acces.signature, ...par.signature };
  const { type, corps } = requeteDepot(lot, {
    url: acces.url,
    titulaire: { certificat: new X509Certificate(certificat), cle },
    logiciel: { ...acces.logiciel, ...par.logiciel },
    le: new Date(),
  });
  const change = Buffer.from(changer(Buffer.from(corps).toString('latin1')), 'latin1');
  return new Promise<ReturnType<typeof lireReponse>>((resoudre, rejeter) => {
    const requete = request(
      acces.url,
      {
        method: 'POST',
        headers: { 'content-type': type },
        cert: acces.certificat,
        key: acces.cle,
        ca: acces.autorite,
      },
      async (reponse) => {
        try {
          resoudre(
            lireReponse(
              {
                statut: reponse.statusCode ?? 0,
                type: reponse.headers['content-type'] ?? '',
                corps: await buffer(reponse),
              },
              new Date(),
            ),
          );
        } catch (cause) {
          rejeter(cause);
        }
      },
    );
    requete.on('error', rejeter);
    requete.end(change);
  });
}

test('TE-11 : un compte rendu entre, octet pour octet ; envoyé deux fois il n’entre qu’une', async () => {
  const lot = neuf({ masquages: ['INVISIBLE_PATIENT'] });
  expect(await dmp.deposer(lot)).toMatchObject({ reponse: 'Success' });
  const depose = await trouver(lot);
  expect(depose).toMatchObject({
    auteur: 'Claire Moreau',
    type: 'CR de télémédecine',
    statut: 'EN_VIGUEUR',
    masquages: ['INVISIBLE_PATIENT'],
  });
  expect(await bac.lire(depose?.identifiant ?? '')).toEqual(Buffer.from(lot.cda));
  const avant = (await bac.lister()).length;
  const memes = await Promise.all([dmp.deposer(lot), dmp.deposer(lot)]);
  expect(memes.map(({ reponse }) => reponse)).toEqual([
    'XDSDuplicateUniqueIdInRegistry',
    'XDSDuplicateUniqueIdInRegistry',
  ]);
  expect(await bac.lister()).toHaveLength(avant);
});

test('le message envoyé sans changement est accepté : ce que les essais suivants refusent vient de ce qu’ils abîment', async () => {
  expect(await motif(envoyer(neuf(), (message) => message))).toBe('FAIT');
});

const unOctet = (dans: RegExp) => (message: string) => {
  const [trouve = ''] = dans.exec(message) ?? [];
  expect(trouve).not.toBe('');
  const dernier = trouve.at(-1) === 'A' ? 'B' : 'A';
  return message.replace(dans, `${trouve.slice(0, -1)}${dernier}`);
};
const remplacer = (de: string | RegExp, vers: string) => (message: string) => {
  expect(message).toMatch(de);
  return message.replace(de, vers);
};
const dernierXades = /<SignatureValue>[^<]{20}(?![\s\S]*<SignatureValue>)/u;
test.each([
  ['un octet du document', 'DOCUMENT_REFUSE', remplacer('Moreau</family>', 'Moreaz</family>')],
  ['l’empreinte annoncée', 'DOCUMENT_REFUSE', unOctet(/<Slot name="hash"><ValueList><Value>[0-9a-f]{8}/u)],
  ['la taille annoncée', 'DOCUMENT_REFUSE', unOctet(/<Slot name="size"><ValueList><Value>\d/u)],
  [
    'une métadonnée que l’en-tête contredit',
    'DOCUMENT_REFUSE',
    remplacer('nodeRepresentation="85208-7"', 'nodeRepresentation="85208-8"'),
  ],
  [
    'l’identifiant du lot',
    'SIGNATURE_REFUSEE',
    (m: string) =>
      m.replace(
        /(value=")(2\.25\.\d+)("><Name><LocalizedString xml:lang="FR" charset="UTF8" value="XDSSubmissionSet.uniqueId")/u,
        '$19.9.9$3',
      ),
  ],
  ['un octet de la signature du lot', 'SIGNATURE_REFUSEE', unOctet(dernierXades)],
  [
    'l’empreinte du certificat signé',
    'SIGNATURE_REFUSEE',
    unOctet(/<CertDigest>[\s\S]*?<DigestValue[^>]*>[^<]{5}/u),
  ],
  ['un document absent', 'DOCUMENT_REFUSE', remplacer('cid:document-0@orapont', 'cid:document-9@orapont')],
  [
    'un document sans fiche',
    'DOCUMENT_REFUSE',
    remplacer(/<Document id="urn:uuid:[0-9a-f]{8}/u, '<Document id="urn:uuid:00000000'),
  ],
  [
    'un espace de noms',
    'DOCUMENT_REFUSE',
    remplacer('xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"', 'xmlns="urn:rim"'),
  ],
  [
    'l’association de signature',
    'DOCUMENT_REFUSE',
    remplacer('AssociationType:signs', 'AssociationType:autre'),
  ],
  [
    'le patient du lot',
    'IDENTITE_DIFFERENTE',
    remplacer(
      /(value=")279035121518989(\^\^\^&amp;[\d.]+&amp;ISO\^NH"><Name><LocalizedString xml:lang="FR" charset="UTF8" value="XDSSubmissionSet)/u,
      '$1279035121518900$2',
    ),
  ],
  [
    'l’INS de l’assertion',
    'ACCES_REFUSE',
    remplacer('<AttributeValue>279035121518989', '<AttributeValue>279035121518900'),
  ],
  ['la signature de l’assertion', 'ACCES_REFUSE', unOctet(/<ds:SignatureValue>[^<]{20}/u)],
  ['l’assertion retirée', 'ACCES_REFUSE', remplacer(/<Assertion[\s\S]*<\/Assertion>/u, '')],
  ['deux assertions', 'ACCES_REFUSE', remplacer(/(<Assertion[\s\S]*<\/Assertion>)/u, '$1$1')],
  ['l’action', 'REFUSE', remplacer(/ProvideAndRegisterDocumentSet-b<\/Action>/u, 'Autre</Action>')],
  ['la fin du message', 'REFUSE', (m: string) => m.slice(0, -40)],
  ['une entité XML', 'REFUSE', remplacer('<Envelope', '<!DOCTYPE x [<!ENTITY y "z">]><Envelope')],
])('abîmé en route : %s : %s', async (_quoi, attendu, changer) => {
  const lot = neuf();
  expect(await motif(envoyer(lot, changer))).toBe(attendu);
  expect(await trouver(lot)).toBeUndefined();
});

test('signé par un autre certificat, ou par un logiciel sans homologation : refusé', async () => {
  const autre = certificatLocal(new Date(), 'RSA');
  expect(await motif(envoyer(neuf(), (m) => m, { signature: autre }))).toBe('ACCES_REFUSE');
  const logiciel = { version: '0.1.0', homologation: '' };
  expect(await motif(envoyer(neuf(), (m) => m, { logiciel }))).toBe('ACCES_REFUSE');
});

test('un client sans certificat connu n’entre pas ; un serveur inconnu ne reçoit rien', async () => {
  const autre = certificatLocal(new Date());
  const deposer = (champs: Partial<AccesDmp>) => motif(dmpXds({ ...acces, ...champs }).deposer(neuf()));
  expect(await deposer(autre)).toBe('INJOIGNABLE');
  expect(await deposer({ autorite: autre.certificat })).toBe('INJOIGNABLE');
  expect(await deposer({ url: 'https://127.0.0.1:9/depot' })).toBe('INJOIGNABLE');
});

test('même identifiant, autre contenu : refusé, le premier reste', async () => {
  const lot = neuf();
  await dmp.deposer(lot);
  const { identifiant } = (await trouver(lot)) ?? { identifiant: '' };
  const change = neuf({ cda: compteRenduDeTest({ identifiant, titre: 'Autre titre' }) });
  expect(await motif(dmp.deposer(change))).toBe('DOUBLON_DIFFERENT');
  expect(await bac.lire(identifiant)).toEqual(Buffer.from(lot.cda));
});

test('TE-11 : une nouvelle version remplace l’ancienne, une seule fois, et pas celle d’un lot inconnu', async () => {
  const premier = neuf();
  await dmp.deposer(premier);
  const second = neuf({ remplace: premier.identifiant });
  await dmp.deposer(second);
  expect(await trouver(premier)).toMatchObject({ statut: 'REMPLACE' });
  expect(await trouver(second)).toMatchObject({
    statut: 'EN_VIGUEUR',
    remplace: (await trouver(premier))?.identifiant,
  });
  expect(await motif(dmp.deposer(neuf({ remplace: premier.identifiant })))).toBe('REMPLACEMENT_REFUSE');
  expect(await motif(dmp.deposer(neuf({ remplace: '2.25.99' })))).toBe('REMPLACEMENT_REFUSE');
});

test('TE-11 : un espace fermé se dit ; rouvert, le même dépôt entre ; une panne passe', async () => {
  const lot = neuf();
  await bac.fermer('279035121518989', true);
  expect(await bac.fermes()).toEqual(['279035121518989']);
  expect(await motif(dmp.deposer(lot))).toBe('MES_NON_OUVERT');
  await bac.fermer('279035121518989', false);
  bac.mettreEnPanne(true);
  expect(await motif(dmp.deposer(lot))).toBe('INDISPONIBLE');
  bac.mettreEnPanne(false);
  expect(await motif(dmp.deposer(lot))).toBe('FAIT');
});

test('redémarré, le bac à sable connaît ce qu’il a pris', async () => {
  const lot = neuf();
  await dmp.deposer(lot);
  const relance = await demarrer();
  try {
    const encore = dmpXds({ ...acces, url: relance.url, autorite: relance.certificat });
    expect(await encore.deposer(lot)).toMatchObject({ reponse: 'XDSDuplicateUniqueIdInRegistry' });
    expect(await motif(encore.deposer(neuf({ remplace: lot.identifiant })))).toBe('FAIT');
  } finally {
    await relance.arreter();
  }
});
