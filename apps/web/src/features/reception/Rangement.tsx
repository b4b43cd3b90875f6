import { rangerCourrier } from '@orapont/contract/reception';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ChoixPersonne } from './ChoixPersonne.tsx';
import { Comparaison, differences, Inscrit } from './Comparaison.tsx';
import { DialogueRejet } from './DialogueRejet.tsx';
import { type ChoixSuite, RANGER_SEULEMENT, Reponse } from './Reponse.tsx';
import type { Courrier } from './requetes.ts';
import { useGeste } from './requetes.ts';
import { nomDe, TEXTES } from './textes.ts';

const NON_RANGEABLES: ReadonlySet<string | null> = new Set([
  'TROP_VOLUMINEUX',
  'ILLISIBLE',
  'HORS_ESPACE_DE_CONFIANCE',
  'AUTHENTIFICATION_EN_ECHEC',
  'ARCHIVE_ILLISIBLE',
  'DEUX_PATIENTS',
  'ENVOI_INCONNU',
  'EXPEDITEUR_INATTENDU',
]);

/** Whose it is: the traits side by side, and a person who says so. */
export function Rangement({ courrier }: { readonly courrier: Courrier }) {
  const [rejet, setRejet] = useState(false);
  if (courrier.etat !== 'A_RANGER' && courrier.etat !== 'QUARANTAINE')
    return courrier.patient && courrier.personne ? (
      <Card title={TEXTES.comparer} level={2}>
        <Comparaison inscrit={courrier.patient} personne={courrier.personne} />
      </Card>
    ) : null;
  return (
    <Card title={TEXTES.rangement} level={2}>
      <Stack>
        {!NON_RANGEABLES.has(courrier.motif) && <Choix courrier={courrier} />}
        <div>
          <Button variant="secondary" onPress={() => setRejet(true)}>
            {TEXTES.rejeter}
          </Button>
        </div>
      </Stack>
      {rejet && <DialogueRejet courrier={courrier} onFermer={() => setRejet(false)} />}
    </Card>
  );
}

function useRangement({ id, version }: Courrier) {
  const [verifiee, setVerifiee] = useState(false);
  const geste = useGeste(
    ({ dossierId, choix }: { readonly dossierId: string; readonly choix: ChoixSuite }) => {
      const suite = choix === RANGER_SEULEMENT ? null : choix;
      return call(rangerCourrier, {
        params: { id },
        body: { version, dossierId, identiteVerifiee: verifiee, suite },
      });
    },
    () => showToast(TEXTES.range),
  );
  const { error } = geste;
  const refusee = error instanceof ErreurApi && error.probleme.motifs.includes('IDENTITE_DIFFERENTE');
  return { geste, refusee, verifiee, setVerifiee };
}

/** Where it goes, and what it answers: an answer speaks of the request of one person, and filed elsewhere moves nothing. */
function useChoix({ personne, patient, reponse: prevue }: Courrier) {
  const [autre, setAutre] = useState(personne === null);
  const [choisie, setChoisie] = useState<string | null>(null);
  const [suite, setSuite] = useState<ChoixSuite | null>(prevue?.proposee ?? null);
  const proposee = autre ? null : personne;
  const reponse = proposee && prevue;
  const differe = proposee !== null && patient !== null && differences(patient, proposee).size > 0;
  return {
    proposee,
    dossierId: proposee ? proposee.id : choisie,
    reponse,
    suite,
    choix: reponse && reponse.suites.length > 0 ? suite : RANGER_SEULEMENT,
    differe,
    setAutre,
    setChoisie,
    setSuite,
  };
}

function Choix({ courrier }: { readonly courrier: Courrier }) {
  const [manque, setManque] = useState(false);
  const { proposee, dossierId, reponse, suite, choix, differe, ...changer } = useChoix(courrier);
  const { geste, refusee, verifiee, setVerifiee } = useRangement(courrier);
  const aVerifier = refusee || differe;
  const ranger = () => (dossierId && choix ? geste.mutate({ dossierId, choix }) : setManque(true));
  return (
    <Form aria-label={TEXTES.rangement} formError={geste.error?.message} onSubmit={ranger}>
      <Proposition courrier={courrier} />
      {proposee ? (
        <Proposee courrier={courrier} onAutre={() => changer.setAutre(true)} />
      ) : (
        <ChoixPersonne
          onChoisir={(cle) => {
            changer.setChoisie(cle);
            setVerifiee(false);
            geste.reset();
          }}
          erreur={manque && dossierId === null ? TEXTES.choisirPersonne : undefined}
        />
      )}
      {reponse && <Reponse reponse={reponse} choix={suite} onChoix={changer.setSuite} manque={manque} />}
      {aVerifier && <Checkbox label={TEXTES.verifiee} isSelected={verifiee} onChange={setVerifiee} />}
      <div>
        <Button type="submit" isPending={geste.isPending} isDisabled={aVerifier && !verifiee}>
          {proposee ? TEXTES.rangerDans(nomDe(proposee)) : TEXTES.ranger}
        </Button>
      </div>
    </Form>
  );
}

function Proposee({
  courrier: { patient, personne },
  onAutre,
}: {
  readonly courrier: Courrier;
  readonly onAutre: () => void;
}) {
  return (
    <>
      {patient && personne && <Comparaison inscrit={patient} personne={personne} />}
      <div>
        <Button variant="quiet" onPress={onAutre}>
          {TEXTES.autrePersonne}
        </Button>
      </div>
    </>
  );
}

function Proposition({ courrier: { personne, patient, certain } }: { readonly courrier: Courrier }) {
  if (!personne)
    return (
      <>
        <p>{TEXTES.personneInconnue}</p>
        {patient && <Inscrit patient={patient} />}
      </>
    );
  return <Banner kind={certain ? 'success' : 'info'} title={certain ? TEXTES.certain : TEXTES.probable} />;
}
