import { creerDemande } from '@orapont/contract/demande';
import { lireDossier, listerDossiers } from '@orapont/contract/dossier';
import { formaterDate } from '@orapont/domain/dates';
import { NATURES_ACTE, type NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './Demande.module.css';
import { Ecran } from './Ecran.tsx';
import { ChoixNature } from './etapes/ChoixNature.tsx';
import { T } from './textes.ts';

/** For whom, then why: the draft exists from that answer on. */
export function NouvelleDemande() {
  const [adresse, setAdresse] = useSearchParams();
  const dossierId = adresse.get('dossier');
  return (
    <Ecran>
      <Page title={T.demander} width="reading" back={{ href: '/demandes', label: T.titreListe }}>
        {dossierId ? (
          <Pourquoi dossierId={dossierId} voulue={natureDe(adresse.get('nature'))} />
        ) : (
          <Personne onChoisir={(id) => setAdresse({ dossier: id })} />
        )}
      </Page>
    </Ecran>
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
  const [nature, setNature] = useState<NatureActe | undefined>(voulue);
  const dossier = useQuery({
    queryKey: ['dossier', dossierId, 'nouvelle-demande'],
    queryFn: ({ signal }) => call(lireDossier, { params: { id: dossierId }, signal }),
  });
  const creation = useMutation({
    mutationFn: (choisie: NatureActe) => call(creerDemande, { body: { id, dossierId, nature: choisie } }),
    onSuccess: () => void naviguer(`/demandes/${id}/pourquoi`, { replace: true }),
  });
  const fiche = dossier.data?.fiche;
  return (
    <Stack gap="large">
      {fiche && (
        <p>
          <strong>
            {(fiche.nomUtilise ?? fiche.nomNaissance).toLocaleUpperCase('fr')} {fiche.prenoms[0]}
          </strong>
          , {formaterDate(fiche.dateNaissance)}
        </p>
      )}
      <ChoixNature value={nature} onChange={setNature} />
      {creation.isError && (
        <Banner kind="danger" title={T.creerEchec} isLive>
          {creation.error.message}
        </Banner>
      )}
      <Button
        isWide
        isDisabled={nature === undefined}
        isPending={creation.isPending}
        onPress={() => nature && creation.mutate(nature)}
      >
        {T.continuer}
      </Button>
    </Stack>
  );
}

function Personne({ onChoisir }: { readonly onChoisir: (dossierId: string) => void }) {
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
      {recherche.data && dossiers.length === 0 && <p>{T.personneAucune}</p>}
      <ul className={styles.lignes}>
        {dossiers.slice(0, 20).map((d) => (
          <li key={d.id} className={styles.ligne}>
            <div>
              <strong>
                {(d.nomUtilise ?? d.nomNaissance).toLocaleUpperCase('fr')} {d.prenom}
              </strong>
              <div className={styles.discret}>
                {formaterDate(d.dateNaissance)} · {d.siteNom}
                {d.chambre && `, ${d.chambre}`}
              </div>
            </div>
            <Button
              variant="secondary"
              aria-label={`${T.choisir} ${d.nomNaissance} ${d.prenom}`}
              onPress={() => onChoisir(d.id)}
            >
              {T.choisir}
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
