import type { ProfessionnelT } from '@orapont/contract/administration';
import { estCodeProfession, PROFESSIONS } from '@orapont/domain/identite/professions';
import { Link } from 'react-aria-components/Link';
import { useOrganisations } from '../../organisations/requetes.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Liste } from './Liste.tsx';
import { useProfessionnels } from './requetes.ts';
import { nomme } from './saisie.ts';
import { TEXTES } from './textes.ts';

const professionDe = (code: string) => (estCodeProfession(code) ? PROFESSIONS[code].libelle : code);

/** Everyone who works, with the places of today. */
export function ListeProfessionnels() {
  const professionnels = useProfessionnels();
  const organisations = useOrganisations();
  const aujourdhui = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
  const sites = new Map(
    (organisations.data ?? []).flatMap((o) => o.sites.map((site) => [site.id, site.nom] as const)),
  );
  const lieux = ({ affectations }: ProfessionnelT) =>
    affectations
      .filter(({ du, au }) => du <= aujourdhui && (au === null || au >= aujourdhui))
      .map(({ siteId }) => sites.get(siteId) ?? '')
      .join(', ');
  return (
    <Liste
      titre={TEXTES.professionnels}
      aide={TEXTES.professionnelsAide}
      filtrePar={TEXTES.filtrerProfessionnels}
      requete={professionnels}
      cle={({ id }) => id}
      textes={(p) => [p.prenom, p.nom, professionDe(p.profession), p.rpps, lieux(p)]}
      vide={{ titre: TEXTES.aucunProfessionnel, detail: TEXTES.aucunProfessionnelDetail }}
      action={
        <>
          <LinkButton variant="secondary" href="/administration/professionnels/annuaire">
            {TEXTES.inscrireCorrespondant}
          </LinkButton>
          <LinkButton href="/administration/professionnels/nouveau">{TEXTES.ajouterProfessionnel}</LinkButton>
        </>
      }
      colonnes={[
        {
          id: 'nom',
          label: TEXTES.nom,
          render: (p) => (
            <Link href={`/administration/professionnels/${p.id}`}>
              {nomme(`${p.nom} ${p.prenom}`.trim(), p.actif)}
            </Link>
          ),
        },
        { id: 'profession', label: TEXTES.profession, render: (p) => professionDe(p.profession) },
        { id: 'rpps', label: TEXTES.rpps, render: (p) => p.rpps ?? '—' },
        { id: 'lieux', label: TEXTES.sites, render: (p) => lieux(p) || '—' },
        { id: 'bal', label: TEXTES.bal, render: (p) => p.balMssante ?? '—' },
      ]}
    />
  );
}
