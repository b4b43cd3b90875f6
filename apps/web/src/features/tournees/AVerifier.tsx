import { type ConflitT, resoudreConflit } from '@orapont/contract/tournee';
import { formaterDate } from '@orapont/domain/dates';
import type { DecisionConflit } from '@orapont/domain/tournee/conflits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Info, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import liste from '../../personne/Liste.module.css';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Lu } from './Lu.tsx';
import { CLE, useConflits } from './requetes.ts';
import styles from './Tournees.module.css';
import { moment } from './temps.ts';
import { T } from './textes.ts';

/** What tablets brought and somebody has to look at: each says what happened, what was brought, and what can be done. */
export function AVerifier() {
  const [adresse, setAdresse] = useSearchParams();
  const tournee = adresse.get('tournee') ?? undefined;
  const regles = adresse.get('regles') === '1';
  const lecture = useConflits(tournee, regles);
  return (
    <Page
      title={T.verifierTitre}
      lead={T.verifierChapeau}
      width="reading"
      back={
        tournee ? { href: `/tournees/${tournee}`, label: T.sansNom } : { href: '/tournees', label: T.retour }
      }
    >
      <Stack gap="large">
        <Switch
          label={T.dejaVerifies}
          isSelected={regles}
          onChange={(oui) =>
            setAdresse(
              (avant) => {
                if (oui) avant.set('regles', '1');
                else avant.delete('regles');
                return avant;
              },
              { replace: true },
            )
          }
        />
        <Lu lecture={lecture}>
          {({ conflits }) =>
            conflits.length === 0 ? (
              <EmptyState title={T.rienAVerifier} icon={<ShieldCheck />}>
                {T.rienAVerifierAide}
              </EmptyState>
            ) : (
              <ul className={styles['conflits']}>
                {conflits.map((conflit) => (
                  <li key={conflit.id}>
                    <Conflit conflit={conflit} />
                  </li>
                ))}
              </ul>
            )
          }
        </Lu>
      </Stack>
    </Page>
  );
}

function Conflit({ conflit: c }: { readonly conflit: ConflitT }) {
  return (
    <Card title={c.libelle} footer={c.resolu ? <Regle resolu={c.resolu} /> : <Decision conflit={c} />}>
      <p className={styles['personne']}>
        <strong>{c.patient?.nom ?? c.dispositif?.nom ?? T.sansPersonne}</strong>
        {c.patient && (
          <span className={styles['discret']}>
            {T.ne(formaterDate(c.patient.naissance))}
            {c.patient.chambre && ` · ${T.chambre(c.patient.chambre)}`}
          </span>
        )}
      </p>
      {!c.resolu && (
        <div className={liste['etats']}>
          <Status
            tone={c.bloquant ? 'attention' : 'info'}
            icon={c.bloquant ? <CircleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
          >
            {c.bloquant ? T.bloquant : T.info}
          </Status>
        </div>
      )}
      <p>{c.phrase}</p>
      {c.raisons.map((raison) => (
        <p key={raison}>{raison}</p>
      ))}
      {c.contenu.length > 0 && (
        <div className={styles['rapporte']}>
          <h3 className={styles['petitTitre']}>{T.rapporte}</h3>
          {c.contenu.map((ligne) => (
            <p key={ligne}>{ligne}</p>
          ))}
          <p className={styles['discret']}>{T.parQui(c.par, c.appareilNom, moment(c.le))}</p>
        </div>
      )}
    </Card>
  );
}

const Regle = ({ resolu }: { readonly resolu: NonNullable<ConflitT['resolu']> }) => (
  <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
    {T.regle(T.decisions[resolu.decision], resolu.par, moment(resolu.le))}
  </Status>
);

function Decision({ conflit }: { readonly conflit: ConflitT }) {
  const [precision, setPrecision] = useState('');
  const client = useQueryClient();
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (decision: DecisionConflit) =>
      call(resoudreConflit, { params: { id: conflit.id }, body: { decision, precision } }),
    onSuccess: async () => {
      showToast(T.decide);
      await client.invalidateQueries({ queryKey: CLE });
    },
  });
  return (
    <Stack>
      {error && <Banner kind="danger" title={error.message} isLive />}
      {conflit.bloquant && (
        <TextField label={T.precision} value={precision} onChange={setPrecision} maxLength={500} />
      )}
      <div className={styles['gestes']}>
        {conflit.decisions.map((decision, rang) => (
          <Button
            key={decision}
            variant={rang === 0 ? 'primary' : 'secondary'}
            isPending={isPending && variables === decision}
            onPress={() => mutate(decision)}
          >
            {T.decisions[decision]}
          </Button>
        ))}
        {conflit.acteId && (
          <LinkButton
            href={`/demandes/${conflit.acteId}${conflit.recueil ? '/consentement' : ''}`}
            variant={conflit.recueil ? 'secondary' : 'quiet'}
          >
            {conflit.recueil ? T.recueillir : T.ouvrirBilan}
          </LinkButton>
        )}
        {conflit.patient && (
          <LinkButton href={`/dossiers/${conflit.patient.dossierId}`} variant="quiet">
            {T.ouvrirDossier}
          </LinkButton>
        )}
        {conflit.dispositif && (
          <LinkButton href={`/materiel/${conflit.dispositif.id}`} variant="quiet">
            {T.ouvrirCarnet}
          </LinkButton>
        )}
      </div>
    </Stack>
  );
}
