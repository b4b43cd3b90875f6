import { creerDemande, modifierDemande } from '@orapont/contract/demande';
import { lireDossier, listerDossiers } from '@orapont/contract/dossier';
import { formaterDate } from '@orapont/domain/dates';
import { NATURES_ACTE, type NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinkCard } from '../../ui/LinkCard.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import styles from './Demande.module.css';
import { ETAPES } from './etapes/contexte.ts';
import { FormulairePourquoi, type Raison } from './etapes/Pourquoi.tsx';
import { T } from './textes.ts';

/** For whom, then why: the draft exists once that is said, and opens at the next step. */
export function NouvelleDemande() {
  const [adresse] = useSearchParams();
  const dossierId = adresse.get('dossier');
  return dossierId ? (
    <Pourquoi dossierId={dossierId} voulue={natureDe(adresse.get('nature'))} />
  ) : (
    <Page title={T.demander} width="reading" back={{ href: '/demandes', label: T.titreListe }}>
      <Personne />
    </Page>
  );
}

const natureDe = (code: string | null) => NATURES_ACTE.find((nature) => nature === code);

function Pourquoi({
  dossierId,
  voulue,
}: {
  readonly dossierId: string;
  readonly voulue: NatureActe | undefined;
}) {
  const naviguer = useNavigate();
  const [id] = useState(() => crypto.randomUUID());
  const [raison, setRaison] = useState<Raison>({ nature: voulue, motif: null, motifTexte: '' });
  const dossier = useQuery({
    queryKey: ['dossier', dossierId, 'nouvelle-demande'],
    queryFn: ({ signal }) => call(lireDossier, { params: { id: dossierId }, signal }),
  });
  const creation = useMutation({
    mutationFn: (nature: NatureActe) => creer({ id, dossierId, nature }, raison),
    onSuccess: () => void naviguer(`/demandes/${id}/qui`, { replace: true }),
  });
  const { nature } = raison;
  const fiche = dossier.data?.fiche;
  const nom =
    fiche && `${(fiche.nomUtilise ?? fiche.nomNaissance).toLocaleUpperCase('fr')} ${fiche.prenoms[0]}`;
  return (
    <Page
      title={T.etapes.pourquoi}
      lead={fiche && nom ? `${nom}, ${formaterDate(fiche.dateNaissance)}` : '…'}
      width="reading"
      back={{ href: `/dossiers/${dossierId}`, label: nom ?? T.retourDossier }}
      header={<Etapes />}
    >
      <div className={styles.assistant}>
        <FormulairePourquoi
          raison={raison}
          changer={(partie) => setRaison((avant) => ({ ...avant, ...partie }))}
        />
        {creation.isError && (
          <Banner kind="danger" title={T.creerEchec} isLive>
            {creation.error.message}
          </Banner>
        )}
        <div className={styles.pied}>
          <span />
          <Button
            isDisabled={nature === undefined}
            isPending={creation.isPending}
            onPress={() => nature && creation.mutate(nature)}
          >
            {T.continuer}
          </Button>
        </div>
      </div>
    </Page>
  );
}

const Etapes = () => (
  <Stepper
    label={T.etapesLabel}
    isNamedByTitle
    steps={ETAPES.map((code, rang) => ({
      id: code,
      label: T.etapes[code],
      state: rang === 0 ? 'current' : 'todo',
    }))}
  />
);

/** The same id twice is the same draft: trying again after a broken line goes on from where it stopped. */
async function creer(
  brouillon: { readonly id: string; readonly dossierId: string; readonly nature: NatureActe },
  { nature, motif, motifTexte }: Raison,
): Promise<void> {
  const { version } = await call(creerDemande, { body: brouillon });
  await call(modifierDemande, {
    params: { id: brouillon.id },
    body: { version, ...(nature ? { nature } : {}), champs: { motif, motifTexte } },
  });
}

function Personne() {
  const [q, setQ] = useState('');
  const recherche = useQuery({
    queryKey: ['dossiers', 'choix', q],
    queryFn: ({ signal }) => call(listerDossiers, { query: { q }, signal }),
    placeholderData: (avant) => avant,
  });
  const dossiers = recherche.data?.dossiers ?? [];
  return (
    <Stack>
      <SearchField label={T.personne} help={T.personneAide} value={q} onChange={setQ} autoFocus />
      {recherche.isError && <Banner kind="danger" title={recherche.error.message} isLive />}
      {recherche.isPending && <Skeleton shape="rows" count={5} />}
      {recherche.data && dossiers.length === 0 && <p>{T.personneAucune}</p>}
      <ul className={styles.cartes} aria-label={T.personnes}>
        {dossiers.slice(0, 20).map((d) => (
          <li key={d.id}>
            <LinkCard href={`/demandes/nouvelle?dossier=${d.id}`} className={styles.carte}>
              <span className={styles.qui}>
                <span className={styles.nom}>
                  {(d.nomUtilise ?? d.nomNaissance).toLocaleUpperCase('fr')} {d.prenom}
                  <span className={styles.naissance}>{formaterDate(d.dateNaissance)}</span>
                </span>
                <span className={styles.discret}>
                  {[d.siteNom, d.chambre && T.chambre(d.chambre)].filter(Boolean).join(' · ')}
                </span>
              </span>
            </LinkCard>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
