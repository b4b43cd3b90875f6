import { type CorrespondantNationalT, chercherCorrespondant } from '@orapont/contract/annuaire';
import type { QueryInput, ReplyOf } from '@orapont/contract/route';
import { CHIRURGIEN_DENTISTE, estCodeSavoirFaire, SAVOIR_FAIRE } from '@orapont/domain/identite/professions';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { call } from '../kernel/call.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import type { FieldErrors } from '../ui/FormErrors.ts';
import { Select } from '../ui/Select.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Tag } from '../ui/Tag.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Annuaire.module.css';
import { T_NATIONAL as T } from './textes.ts';

type Question = QueryInput<typeof chercherCorrespondant>;

const TOUTES = 'TOUTES';
const SPECIALITES = [
  { id: TOUTES, label: T.toutes },
  { id: CHIRURGIEN_DENTISTE, label: T.dentiste },
  ...Object.entries(SAVOIR_FAIRE).map(([id, label]) => ({ id, label })),
];

interface Props {
  /** What can be done with someone: it depends on where one searches, and on who searches. */
  readonly action: (correspondant: CorrespondantNationalT) => ReactNode;
}

/** Whoever practises in France, by name, speciality and place. Nothing leaves before one asks. */
export function RechercheNationale({ action }: Props) {
  const [specialite, setSpecialite] = useState<string>(CHIRURGIEN_DENTISTE);
  const [question, setQuestion] = useState<Question>();
  const [erreurs, setErreurs] = useState<FieldErrors>();
  const recherche = useQuery({
    queryKey: ['annuaire', 'national', question],
    enabled: question !== undefined,
    queryFn: ({ signal }) => call(chercherCorrespondant, { query: question ?? {}, signal }),
    retry: false,
  });
  const demander = (saisie: FormData) => {
    const q = String(saisie.get('q') ?? '').trim();
    const lieu = String(saisie.get('lieu') ?? '').trim();
    const assez = q.length >= 2 || lieu.length >= 2;
    setErreurs(assez ? undefined : { q: T.incomplet });
    if (assez) setQuestion({ q, lieu, ...qualification(specialite) });
  };
  return (
    <Stack>
      <Form aria-label={T.titre} onSubmit={demander} {...(erreurs ? { errors: erreurs } : {})}>
        <Stack as="grid">
          <TextField label={T.nom} name="q" />
          <Select
            label={T.specialite}
            options={SPECIALITES}
            selectedKey={specialite}
            onSelectionChange={(cle) => setSpecialite(String(cle ?? TOUTES))}
          />
          <TextField label={T.lieu} name="lieu" />
        </Stack>
        <div>
          <Button type="submit" variant="secondary" isPending={recherche.isFetching}>
            {T.chercher}
          </Button>
        </div>
      </Form>
      {recherche.isLoading && <Skeleton shape="rows" count={3} />}
      {recherche.isError && (
        <Banner kind="danger" title={T.echec} isLive>
          {recherche.error.message}
        </Banner>
      )}
      {recherche.data && <Reponse {...recherche.data} action={action} />}
    </Stack>
  );
}

const qualification = (code: string): Pick<Question, 'profession' | 'savoirFaire'> =>
  estCodeSavoirFaire(code) ? { savoirFaire: code } : code === TOUTES ? {} : { profession: code };

function Reponse({
  correspondants,
  complet,
  bacASable,
  etat,
  action,
}: ReplyOf<typeof chercherCorrespondant> & Props) {
  if (etat === 'ABSENT')
    return (
      <Banner kind="info" title={T.absent} isLive>
        {T.absentAide}
      </Banner>
    );
  return (
    <Stack>
      {bacASable && <Banner kind="sandbox" title={T.bacASable} />}
      {etat === 'COPIE' && (
        <Banner kind="attention" title={T.copie} isLive>
          {T.copieAide}
        </Banner>
      )}
      <p role="status">{correspondants.length === 0 ? T.aucun : T.trouves(correspondants.length)}</p>
      <ul className={styles.lignes} aria-label={T.resultats}>
        {correspondants.map((correspondant) => (
          <Ligne key={correspondant.rpps} correspondant={correspondant}>
            {action(correspondant)}
          </Ligne>
        ))}
      </ul>
      {!complet && etat === 'A_JOUR' && <p className={styles.discret}>{T.suite}</p>}
    </Stack>
  );
}

function Ligne({
  correspondant,
  children,
}: {
  readonly correspondant: CorrespondantNationalT;
  readonly children: ReactNode;
}) {
  const { rpps, professionLibelle, savoirFaire, lieux, messagerieSecurisee } = correspondant;
  return (
    <li className={styles.ligne}>
      <div className={styles.qui}>
        <span className={styles.nom}>{nomDe(correspondant)}</span>
        <span>{[professionLibelle, ...savoirFaire.map(({ libelle }) => libelle)].join(', ')}</span>
        {lieux.map(({ nom, codePostal, ville }) => (
          <span key={`${nom} ${codePostal}`} className={styles.discret}>
            {[nom, `${codePostal} ${ville}`.trim()].filter(Boolean).join(', ')}
          </span>
        ))}
        <span className={styles.discret}>
          {T.rpps} {rpps}
        </span>
        <div>
          <Tag>{messagerieSecurisee ? T.messagerie : T.sansMessagerie}</Tag>
        </div>
      </div>
      <div className={styles.action}>{children}</div>
    </li>
  );
}

export const nomDe = ({ prenom, nom }: Pick<CorrespondantNationalT, 'prenom' | 'nom'>): string =>
  `${prenom} ${nom}`.trim();
