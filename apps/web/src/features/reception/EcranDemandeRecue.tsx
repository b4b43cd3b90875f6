import { joindreComplement } from '@orapont/contract/demande-recue';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Form } from '../../ui/Form.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { showToast } from '../../ui/toasts.ts';
import { FormulaireDemandeRecue } from './FormulaireDemandeRecue.tsx';
import { type Courrier, type Proposition, useCourrier, useGeste, useProposition } from './requetes.ts';
import { TEXTES_DEMANDE as T } from './textes-demande.ts';

/** What a message asks, read again by a person, before it becomes a case. */
export function EcranDemandeRecue() {
  const { id = '' } = useParams();
  const courrier = useCourrier(id);
  const proposition = useProposition(id);
  const erreur = courrier.error ?? proposition.error;
  const lu = courrier.data && proposition.data;
  return (
    <Page
      title={T.titre}
      lead={T.chapeau}
      width="reading"
      back={{ label: T.retour, href: `/courrier-recu/${id}` }}
    >
      {erreur && !lu && (
        <ErrorState
          title={T.erreurTitre}
          safe={T.erreurSur}
          whatToDo={erreur.message}
          onRetry={() => void Promise.all([courrier.refetch(), proposition.refetch()])}
          isRetrying={courrier.isFetching || proposition.isFetching}
        />
      )}
      {!erreur && !lu && <Skeleton count={8} />}
      {courrier.data && proposition.data && (
        <Contenu courrier={courrier.data} proposition={proposition.data} />
      )}
    </Page>
  );
}

function Contenu({
  courrier,
  proposition,
}: {
  readonly courrier: Courrier;
  readonly proposition: Proposition;
}) {
  const { acte } = proposition;
  if (!acte) return <FormulaireDemandeRecue courrier={courrier} proposition={proposition} />;
  if (acte.attendComplement) return <Complement courrier={courrier} proposition={proposition} acte={acte} />;
  return (
    <Stack>
      <Banner kind="info" title={T.dejaTitre(acte.numero)}>
        {T.dejaAide(acte.etatLibelle)}
      </Banner>
      <div>
        <LinkButton href={`/actes/${acte.id}`} variant="secondary">
          {T.voirCas}
        </LinkButton>
      </div>
    </Stack>
  );
}

/** What was asked for has come: it joins the request. */
function Complement({
  courrier: { id, version, texte: message },
  proposition: { images, pieces },
  acte,
}: {
  readonly courrier: Courrier;
  readonly proposition: Proposition;
  readonly acte: NonNullable<Proposition['acte']>;
}) {
  const aller = useNavigate();
  const [cle] = useState(() => crypto.randomUUID());
  const [texte, setTexte] = useState(message.slice(0, 2000));
  const geste = useGeste(
    () => call(joindreComplement, { params: { id }, body: { version, texte }, cle }),
    ({ acteId }) => {
      showToast(T.jointe);
      void aller(`/actes/${acteId}`);
    },
  );
  return (
    <Form
      aria-label={T.completeTitre(acte.numero)}
      formError={geste.error?.message}
      onSubmit={() => geste.mutate(undefined)}
    >
      <Banner kind="info" title={T.completeTitre(acte.numero)}>
        {T.completeAide}
      </Banner>
      <p>{T.joint(images, pieces)}</p>
      <TextArea label={T.completeTexte} value={texte} onChange={setTexte} maxLength={2000} />
      <div>
        <Button type="submit" isPending={geste.isPending}>
          {T.joindre}
        </Button>
      </div>
    </Form>
  );
}
