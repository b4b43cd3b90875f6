import { creerInvitationPremierAdministrateur } from '../features/acces/invitations.ts';
import type { ComptesDemo } from '../features/acces/ports.ts';
import type { Exterieur } from '../montage/exterieur.ts';

/** Says where the server answers and how to get in. The link of the first administrator is printed once, here and nowhere else. */
export async function annoncer({ config, bd, essai }: Exterieur, demo: ComptesDemo | null): Promise<void> {
  const lignes = ['', `Orapont répond à l’adresse ${config.origine}`];
  if (demo) lignes.push('', ...comptes(demo));
  if (essai) lignes.push('', ...ESSAI);
  const jeton = config.demo ? null : await creerInvitationPremierAdministrateur(bd);
  if (jeton)
    lignes.push(
      '',
      'Créez l’administrateur avec ce lien, qui ne sert qu’une fois :',
      `  ${config.origine}/invitation/${jeton}`,
    );
  process.stdout.write(`${lignes.join('\n')}\n\n`);
}

function comptes({ motDePasse, comptes: liste }: ComptesDemo): string[] {
  const largeur = Math.max(...liste.map(({ identifiant }) => identifiant.length));
  return [
    'Démonstration : personnes fictives, services simulés sur cette machine.',
    `Mot de passe de tous les comptes : ${motDePasse} (le code à six chiffres s’affiche sur la page de connexion)`,
    '',
    ...liste.map(
      ({ identifiant, nom, fonction, lieu }) =>
        `  ${identifiant.padEnd(largeur)}  ${nom}, ${fonction}, ${lieu}`,
    ),
  ];
}

const ESSAI = [
  'Base embarquée : pour essayer, sans donnée réelle. Pour un usage réel, PostgreSQL 15 ou plus récent :',
  '  sudo apt-get install postgresql',
  '  sudo -u postgres createuser --pwprompt orapont_owner',
  '  sudo -u postgres createuser --pwprompt orapont_app',
  '  sudo -u postgres createdb --owner orapont_owner orapont',
  '  export DATABASE_OWNER_URL=postgres://orapont_owner:…@localhost/orapont',
  '  export DATABASE_URL=postgres://orapont_app:…@localhost/orapont',
];
