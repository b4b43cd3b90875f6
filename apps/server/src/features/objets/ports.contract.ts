import { createHash, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Objets, Plage, RefObjet, Trousseau } from './ports.ts';

const ref = (): RefObjet => ({
  organisationId: randomUUID(),
  dossierId: randomUUID(),
  objetId: randomUUID(),
  version: 1,
});

async function* enMorceaux(octets: Uint8Array, pas: number): AsyncIterable<Uint8Array> {
  for (let i = 0; i < octets.length; i += pas) yield octets.subarray(i, i + pas);
}

async function toutLire(objets: Objets, quoi: RefObjet, plage?: Plage): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of objets.lire(quoi, plage)) morceaux.push(morceau);
  return Buffer.concat(morceaux);
}

/** What every Trousseau must do, the one in memory as much as the one in files. */
export function trousseauContract(nom: string, open: () => Promise<Trousseau>) {
  describe(`Trousseau ${nom}`, () => {
    test('la clé d’un dossier ne change pas, même demandée dix fois à la fois', async () => {
      const trousseau = await open();
      const cles = await Promise.all(Array.from({ length: 10 }, () => trousseau.cle(dossierFixe)));
      expect(cles.every((cle) => cle.secret.equals(cles[0]?.secret ?? cle.secret))).toBe(true);
      expect(cles[0]?.secret.symmetricKeySize).toBe(32);
    });

    test('deux dossiers ont deux clés', async () => {
      const trousseau = await open();
      const [a, b] = [await trousseau.cle(ref()), await trousseau.cle(ref())];
      expect(a.secret.equals(b.secret)).toBe(false);
    });

    test('une clé détruite ne revient pas', async () => {
      const trousseau = await open();
      const dossier = ref();
      await trousseau.cle(dossier);
      await trousseau.detruire(dossier);
      await expect(trousseau.cle(dossier)).rejects.toThrow('CLE_DETRUITE');
      await expect(trousseau.detruire(dossier)).resolves.toBeUndefined();
    });

    test('refuse un identifiant qui sort du trousseau', async () => {
      const trousseau = await open();
      await expect(trousseau.cle({ organisationId: '..', dossierId: 'x' })).rejects.toThrow(
        'REFERENCE_INVALIDE',
      );
    });
  });
}

const dossierFixe = { organisationId: randomUUID(), dossierId: randomUUID() };

/** What every Objets must do. */
export function objetsContract(nom: string, open: () => Promise<Objets>) {
  describe(`Objets ${nom}`, () => {
    test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_001, 1_048_576, 1_048_577, 1_114_112, 2_162_689])(
      'rend les %i octets écrits, et leur empreinte',
      async (taille) => {
        const objets = await open();
        const quoi = ref();
        const clair = randomBytes(taille);
        const depot = await objets.ecrire(quoi, enMorceaux(clair, 10_007));
        expect(depot).toEqual({
          octets: taille,
          empreinte: createHash('sha256').update(clair).digest('hex'),
        });
        expect((await toutLire(objets, quoi)).equals(clair)).toBe(true);
        expect(await objets.taille(quoi)).toBe(taille);
      },
    );

    test('toute plage rend la tranche du clair', async () => {
      const objets = await open();
      const quoi = ref();
      const clair = randomBytes(200_000);
      await objets.ecrire(quoi, enMorceaux(clair, 65_536));
      const borne = fc.oneof(
        fc.integer({ min: 0, max: 200_000 }),
        fc.constantFrom(0, 65_536, 131_072, 200_000),
      );
      await fc.assert(
        fc.asyncProperty(borne, borne, async (x, y) => {
          const [debut, fin] = [Math.min(x, y), Math.max(x, y)];
          const lu = await toutLire(objets, quoi, { debut, fin });
          expect(lu.equals(clair.subarray(debut, fin))).toBe(true);
        }),
        { numRuns: 60 },
      );
      expect((await toutLire(objets, quoi, { debut: 190_000 })).equals(clair.subarray(190_000))).toBe(true);
      await expect(toutLire(objets, quoi, { fin: 200_001 })).rejects.toThrow('PLAGE_INVALIDE');
    });

    test('un objet absent, ou d’un autre dossier, ou d’une autre version, est introuvable', async () => {
      const objets = await open();
      const quoi = ref();
      await objets.ecrire(quoi, enMorceaux(randomBytes(10), 10));
      for (const autre of [
        { ...quoi, objetId: randomUUID() },
        { ...quoi, dossierId: randomUUID() },
        { ...quoi, version: 2 },
      ]) {
        expect(await objets.existe(autre)).toBe(false);
        await expect(toutLire(objets, autre)).rejects.toThrow('OBJET_INTROUVABLE');
      }
    });

    test('un objet supprimé n’existe plus, et le supprimer encore ne dit rien', async () => {
      const objets = await open();
      const quoi = ref();
      await objets.ecrire(quoi, enMorceaux(randomBytes(10), 10));
      expect(await objets.existe(quoi)).toBe(true);
      await objets.supprimer(quoi);
      await objets.supprimer(quoi);
      expect(await objets.existe(quoi)).toBe(false);
    });

    test('la liste rend ce qui est plus vieux qu’un instant, et seul cela se supprime', async () => {
      const objets = await open();
      const [un, deux] = [ref(), { ...ref(), version: 3 }];
      await objets.ecrire(un, enMorceaux(randomBytes(10), 10));
      await objets.ecrire(deux, enMorceaux(randomBytes(70_000), 1_000));
      const lister = async (avant: Date) => {
        const refs: RefObjet[] = [];
        for await (const quoi of objets.lister(avant)) refs.push(quoi);
        return refs;
      };
      const [hier, demain] = [-1, 1].map((jours) => new Date(Date.now() + jours * 86_400_000));
      if (!hier || !demain) throw new Error('no date');
      expect(await lister(hier)).toEqual([]);
      expect(await lister(demain)).toHaveLength(2);
      expect(await lister(demain)).toEqual(expect.arrayContaining([un, deux]));
      expect(await objets.supprimerAvant(un, hier)).toBe(false);
      expect((await toutLire(objets, un)).length).toBe(10);
      expect(await objets.supprimerAvant(un, demain)).toBe(true);
      expect(await objets.supprimerAvant(un, demain)).toBe(false);
      expect(await lister(demain)).toEqual([deux]);
      expect((await toutLire(objets, deux)).length).toBe(70_000);
    });

    test('une source qui échoue ne laisse rien', async () => {
      const objets = await open();
      const quoi = ref();
      const coupee = async function* () {
        yield randomBytes(100_000);
        throw new Error('COUPURE');
      };
      await expect(objets.ecrire(quoi, coupee())).rejects.toThrow('COUPURE');
      expect(await objets.existe(quoi)).toBe(false);
      expect(await objets.balayer(new Date(Date.now() + 60_000))).toBe(0);
    });
  });
}
