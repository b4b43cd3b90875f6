import { type NatureRecue, prendreEnCharge } from '@orapont/contract/demande-recue';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Consentement, Demande, Lien, Requis } from './DemandeRecue.tsx';
import { type DossierChoisi, dossierPropose, PatientRecu } from './PatientRecu.tsx';
import styles from './Reception.module.css';
import { RequerantRecu } from './RequerantRecu.tsx';
import { type Courrier, type Proposition, useGeste } from './requetes.ts';
import { lireSaisie } from './saisie-demande.ts';
import { TEXTES } from './textes.ts';
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
  const [dossier, setDossier] = useState<DossierChoisi>(() => dossierPropose(courrier));
  const [manque, setManque] = useState(false);
  const geste = useGeste(
    (saisie: FormData) =>
      call(prendreEnCharge, {
        params: { id },
        body: { version, ...lireSaisie(saisie, { nature, dossierId: dossier.id, proposition }) },
        cle,
      }),
    ({ acteId }) => {
      showToast(T.prise);
      void aller(`/actes/${acteId}`);
    },
  );
  const aChoisir = dossier.ou === 'CONNU' && dossier.id === null;
  const { error } = geste;
  const champs = error instanceof ErreurApi ? error.champs : {};
  if (proposition.requis.length === 0) return <p>{T.personneNeRepond}</p>;
  return (
    <Form
      aria-label={T.titre}
      errors={champs}
      formError={Object.keys(champs).length > 0 ? undefined : error?.message}
      onSubmit={(saisie) => (aChoisir ? setManque(true) : geste.mutate(saisie))}
    >
      {!proposition.structuree && (
        <Card title={T.message} level={2}>
          <p className={styles.message}>{courrier.texte || TEXTES.messageVide}</p>
        </Card>
      )}
      <Card title={T.patient} level={2}>
        <PatientRecu
          courrier={courrier}
          proposition={proposition}
          dossier={dossier}
          onDossier={setDossier}
          erreur={manque && aChoisir ? T.choisirDossier : undefined}
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
