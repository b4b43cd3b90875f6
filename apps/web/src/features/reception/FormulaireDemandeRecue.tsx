import { type NatureRecue, prendreEnCharge } from '@orapont/contract/demande-recue';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Consentement, Demande, Lien, Requis } from './DemandeRecue.tsx';
import { PatientRecu } from './PatientRecu.tsx';
import { RequerantRecu } from './RequerantRecu.tsx';
import { type Courrier, type Proposition, useGeste } from './requetes.ts';
import { lireSaisie } from './saisie-demande.ts';
import { TEXTES_DEMANDE as T } from './textes-demande.ts';

/** Who, who asks, what, with whose consent, and who answers: what the document says is there already. */
export function FormulaireDemandeRecue({
  courrier,
  proposition,
}: {
  readonly courrier: Courrier;
  readonly proposition: Proposition;
}) {
  const { id, version } = courrier;
  const aller = useNavigate();
  const [cle] = useState(() => crypto.randomUUID());
  const [nature, setNature] = useState<NatureRecue>(proposition.nature);
  const [dossierId, setDossierId] = useState<string | null>(courrier.personne?.id ?? null);
  const geste = useGeste(
    (saisie: FormData) =>
      call(prendreEnCharge, {
        params: { id },
        body: { version, ...lireSaisie(saisie, { nature, dossierId, proposition }) },
        cle,
      }),
    ({ acteId }) => {
      showToast(T.prise);
      void aller(`/actes/${acteId}`);
    },
  );
  const { error } = geste;
  const champs = error instanceof ErreurApi ? error.champs : {};
  if (proposition.requis.length === 0) return <p>{T.personneNeRepond}</p>;
  return (
    <Form
      aria-label={T.titre}
      errors={champs}
      formError={Object.keys(champs).length > 0 ? undefined : error?.message}
      onSubmit={(saisie) => geste.mutate(saisie)}
    >
      <Card title={T.patient} level={2}>
        <PatientRecu
          courrier={courrier}
          proposition={proposition}
          dossierId={dossierId}
          onDossier={setDossierId}
        />
      </Card>
      <Card title={T.requerant} level={2}>
        <RequerantRecu proposition={proposition} nature={nature} />
      </Card>
      <Card title={T.demande} level={2}>
        <Demande proposition={proposition} nature={nature} onNature={setNature} />
      </Card>
      <Card title={T.consentement} level={2}>
        <Consentement proposition={proposition} />
      </Card>
      {nature === 'TELEEXPERTISE_ESMS' && (
        <Card title={T.lien} level={2}>
          <Lien />
        </Card>
      )}
      <Card title={T.requis} level={2}>
        <Requis proposition={proposition} />
      </Card>
      <div>
        <Button type="submit" isPending={geste.isPending}>
          {T.prendre}
        </Button>
      </div>
    </Form>
  );
}
