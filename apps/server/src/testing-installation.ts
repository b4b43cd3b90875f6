import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Client, nouveauClient } from '../../../e2e/outils/client.ts';
import { lancerServeur } from '../../../e2e/outils/serveur.ts';
import { EXECUTION, PROPRIETAIRE } from './adapters/postgres/roles.ts';
import { empreinteJeton } from './features/acces/jeton.ts';

export type Lieu = {
  readonly organisationId: string;
  readonly siteId: string;
  readonly nom: string;
  readonly type: 'ESMS' | 'CABINET';
  readonly categorie: string | null;
  readonly finess: string;
  readonly bal: string | null;
};
export type Personne = {
  readonly id: string;
  readonly nom: string;
  readonly prenom: string;
  readonly profession: '40' | '60';
  readonly rpps: string;
  readonly bal: string | null;
};

export type Installation = {
  readonly origine: string;
  readonly lire: <T extends pg.QueryResultRow>(requete: string, valeurs: unknown[]) => Promise<T[]>;
  /** Enters someone in the directory, at his place; without an account. */
  readonly inscrire: (personne: Personne, lieu: Lieu) => Promise<void>;
  /** Gives someone an account, signed in, with a period of signature. */
  readonly connecter: (personne: Personne) => Promise<Client>;
  readonly arreter: () => Promise<void>;
};

/** A whole installation of its own: its process, its data folder, its database; nothing of the demonstration. */
export async function installer(
  env: Readonly<Record<string, string>>,
  fichiers: Readonly<Record<string, string>>,
): Promise<Installation> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-installation-'));
  chmodSync(dossier, 0o755);
  const chemins = Object.entries(fichiers).map(([nom, contenu]) => {
    const chemin = join(dossier, nom);
    writeFileSync(chemin, contenu);
    return [nom, chemin];
  });
  const serveur = await lancerServeur({
    dossier,
    env: { ORAPONT_DEMO: '0', ORAPONT_LOG: 'warn', ...env, ...Object.fromEntries(chemins) },
  });
  const url = readFileSync(join(dossier, 'postgres.adresse'), 'utf8').replace(EXECUTION, PROPRIETAIRE);
  const base = new pg.Pool({ connectionString: url, options: '-c search_path=app,public', max: 2 });
  base.on('error', () => undefined);
  const ecrire = (requete: string, valeurs: unknown[]) => base.query(requete, valeurs);
  return {
    origine: serveur.origine,
    lire: async (requete, valeurs) => (await base.query(requete, valeurs)).rows,
    async inscrire({ id, nom, prenom, profession, rpps, bal }, lieu) {
      const { organisationId, siteId } = lieu;
      await ecrire('insert into organisation (id, nom, type, finess) values ($1, $2, $3, $4)', [
        organisationId,
        lieu.nom,
        lieu.type,
        lieu.finess,
      ]);
      await ecrire(
        `insert into site (id, organisation_id, nom, categorie, finess, bal_mssante, adresse)
         values ($1, $2, $3, $4, $5, $6, '3 rue des Tilleuls, 34000 Montpellier')`,
        [siteId, organisationId, lieu.nom, lieu.categorie, lieu.finess, lieu.bal],
      );
      await ecrire(
        `insert into professionnel (id, nom, prenom, profession, rpps, conventionne, mode_exercice, bal_mssante)
         values ($1, $2, $3, $4, $5, true, 'LIBERAL', $6)`,
        [id, nom, prenom, profession, rpps, bal],
      );
      await ecrire(
        `insert into affectation (id, professionnel_id, organisation_id, site_id, roles, employeur, du)
         values ($1, $2, $3, $4, $5, true, '2020-01-01')`,
        [randomUUID(), id, organisationId, siteId, [profession === '40' ? 'praticien' : 'soignant']],
      );
      await ecrire(
        `insert into habilitation (id, professionnel_id, type, obtenue_le, organisme) values ($1, $2, 'CAPTATION', '2025-09-15', 'Essai')`,
        [randomUUID(), id],
      );
    },
    async connecter({ id, nom }) {
      const [compteId, jeton] = [randomUUID(), randomBytes(32).toString('base64url')];
      await ecrire('insert into compte (id, identifiant, professionnel_id) values ($1, $2, $3)', [
        compteId,
        nom.toLowerCase(),
        id,
      ]);
      await ecrire(
        `insert into session (id, jeton_sha256, compte_id, affectation_id, etape, expire_le, signature_jusqu)
         select $1, $2, $3, a.id, 'OUVERTE', now() + interval '1 hour', now() + interval '15 minutes'
         from affectation a where a.professionnel_id = $4`,
        [randomUUID(), empreinteJeton(jeton), compteId, id],
      );
      return nouveauClient(serveur.origine, jeton);
    },
    async arreter() {
      await base.end();
      await serveur.arreter();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}
