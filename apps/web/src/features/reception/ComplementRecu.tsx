import { joindreComplement } from '@orapont/contract/demande-recue';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { showToast } from '../../ui/toasts.ts';
import { type Courrier, type Proposition, useGeste } from './requetes.ts';
import { TEXTES_DEMANDE as T } from './textes-demande.ts';

export type ActeTrouve = NonNullable<Proposition['acte']>;

/** What was asked for has come: it joins the request. */
export function ComplementRecu({
  courrier: { id, version, texte: message },
  proposition: { images, pieces },
  acte,
}: {
  readonly courrier: Courrier;
  readonly proposition: Proposition;
  readonly acte: ActeTrouve;
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
