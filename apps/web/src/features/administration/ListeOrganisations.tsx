import { Link } from 'react-aria-components/Link';
import { useOrganisations } from '../../organisations/requetes.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Liste } from './Liste.tsx';
import { nomme } from './saisie.ts';
import { LIBELLE_TYPE, TEXTES } from './textes.ts';

/** Organisations and the names of their sites. */
export function ListeOrganisations() {
  return (
    <Liste
      titre={TEXTES.organisations}
      aide={TEXTES.organisationsAide}
      filtrePar={TEXTES.filtrerOrganisations}
      requete={useOrganisations()}
      cle={({ id }) => id}
      textes={({ nom, finess, sites }) => [nom, finess, ...sites.map((site) => site.nom)]}
      vide={{ titre: TEXTES.aucuneOrganisation, detail: TEXTES.aucuneOrganisationDetail }}
      action={
        <LinkButton href="/administration/organisations/nouvelle">{TEXTES.ajouterOrganisation}</LinkButton>
      }
      colonnes={[
        {
          id: 'nom',
          label: TEXTES.nomOrganisation,
          render: ({ id, nom, actif }) => (
            <Link href={`/administration/organisations/${id}`}>{nomme(nom, actif)}</Link>
          ),
        },
        { id: 'type', label: TEXTES.type, render: ({ type }) => LIBELLE_TYPE[type] },
        { id: 'finess', label: TEXTES.finess, render: ({ finess }) => finess ?? '—' },
        {
          id: 'sites',
          label: TEXTES.sites,
          render: ({ sites }) => sites.map(({ nom }) => nom).join(', ') || '—',
        },
      ]}
    />
  );
}
