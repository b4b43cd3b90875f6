import type { ChampsDemandeT } from '@orapont/contract/demande';
import { alertes } from '@orapont/domain/sante/alertes';
import { donneesManquantes, LIBELLE_CHAMP_SANTE } from '@orapont/domain/sante/completude';
import {
  DRAPEAUX_ROUGES,
  type DrapeauRouge,
  proposerUrgence,
  QUESTIONS_URGENCE,
  type ReponseUrgence,
  verifierUrgence,
} from '@orapont/domain/sante/urgence';
import { LIBELLES_URGENCE, URGENCES, type Urgence } from '@orapont/domain/teleexpertise/echeance';
import { ListChecks } from 'lucide-react';
import { AlertesSante } from '../../../sante/AlertesSante.tsx';
import { DonneesSanteFormulaire } from '../../../sante/DonneesSanteFormulaire.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { aujourdHui } from '../temps.ts';
import { T_QUESTIONS as T } from '../textes.ts';
import type { EtapeProps } from './contexte.ts';
import { Lesion } from './Lesion.tsx';
import { santeDe } from './sante-de.ts';

type Bloc = Pick<EtapeProps, 'brouillon'>;

export function Questions({ demande, brouillon }: EtapeProps) {
  const { champs, nature, changer } = brouillon;
  return (
    <Stack gap="large">
      {nature !== 'BILAN' && (
        <Card>
          <Stack>
            <RadioGroup
              label={T.situation}
              value={champs.situation ?? 'QUESTION_CIRCONSCRITE'}
              onChange={(situation) => changer({ situation: situation as ChampsDemandeT['situation'] })}
              options={[
                { value: 'QUESTION_CIRCONSCRITE', label: T.circonscrite },
                { value: 'SITUATION_COMPLEXE', label: T.complexe },
              ]}
            />
            <TextArea
              label={T.question}
              help={T.questionAide}
              isRequired
              rows={4}
              value={champs.question}
              onChange={(question) => changer({ question })}
            />
          </Stack>
        </Card>
      )}
      {nature === 'TELEEXPERTISE_SPECIALISTE' && (
        <Lesion value={champs.lesion} onChange={(lesion) => changer({ lesion })} />
      )}
      <Drapeaux brouillon={brouillon} />
      <Delai brouillon={brouillon} />
      <Sante brouillon={brouillon} />
      <Card title={T.observations}>
        <Stack gap="small">
          <p>{T.observationsAide}</p>
          <LinkButton
            href={`/dossiers/${demande.dossierId}/evaluations?acte=${demande.id}`}
            variant="secondary"
          >
            {T.observationsNoter}
          </LinkButton>
        </Stack>
      </Card>
    </Stack>
  );
}

function Drapeaux({ brouillon }: Bloc) {
  const { reponsesUrgence } = brouillon.champs;
  const repondre = (drapeau: DrapeauRouge, reponse: string) =>
    brouillon.changer({ reponsesUrgence: { ...reponsesUrgence, [drapeau]: reponse as ReponseUrgence } });
  const sansReponse = DRAPEAUX_ROUGES.filter((drapeau) => reponsesUrgence[drapeau] === undefined);
  const aucun = () =>
    brouillon.changer({
      reponsesUrgence: {
        ...reponsesUrgence,
        ...Object.fromEntries(sansReponse.map((drapeau) => [drapeau, 'NON' as const])),
      },
    });
  return (
    <Card title={T.drapeauxTitre}>
      <Stack>
        <p>{T.drapeauxAide}</p>
        {sansReponse.length > 1 && (
          <div>
            <Button variant="secondary" icon={<ListChecks aria-hidden="true" />} onPress={aucun}>
              {sansReponse.length === DRAPEAUX_ROUGES.length ? T.aucunDrapeau : T.autresNon}
            </Button>
          </div>
        )}
        {DRAPEAUX_ROUGES.map((drapeau) => (
          <RadioGroup
            key={drapeau}
            label={QUESTIONS_URGENCE[drapeau]}
            layout="inline"
            value={reponsesUrgence[drapeau] ?? null}
            onChange={(reponse) => repondre(drapeau, reponse)}
            options={[
              { value: 'OUI', label: T.oui },
              { value: 'NON', label: T.non },
              { value: 'NE_SAIT_PAS', label: T.nsp },
            ]}
          />
        ))}
      </Stack>
    </Card>
  );
}

/** The rules that made the proposal are shown; a person decides, and says why when he waits longer. */
function Delai({ brouillon }: Bloc) {
  const { urgence, urgenceMotif, reponsesUrgence } = brouillon.champs;
  const proposition = proposerUrgence(reponsesUrgence);
  const choisie = urgence ?? proposition.urgence;
  const ecart = verifierUrgence({ choisie, proposee: proposition.urgence, motifEcart: '' });
  return (
    <Card title={T.urgenceTitre}>
      <Stack>
        {proposition.appeler15 && <Banner kind="danger" title={T.appeler15} isLive />}
        <p>
          {T.proposee}
          {'\u00a0'}: <strong>{LIBELLES_URGENCE[proposition.urgence]}</strong>
        </p>
        <ul>
          {proposition.raisons.map(({ phrase }) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
        <RadioGroup
          label={T.choix}
          layout="inline"
          value={choisie}
          onChange={(valeur) => brouillon.changer({ urgence: valeur as Urgence })}
          options={URGENCES.map((u) => ({ value: u, label: LIBELLES_URGENCE[u] }))}
        />
        {!ecart.accord && (
          <TextField
            label={T.ecart}
            isRequired
            value={urgenceMotif}
            onChange={(motif) => brouillon.changer({ urgenceMotif: motif })}
          />
        )}
      </Stack>
    </Card>
  );
}

function Sante({ brouillon }: Bloc) {
  const sante = santeDe(brouillon);
  const manques = donneesManquantes(sante);
  return (
    <section aria-labelledby="titre-sante">
      <Stack gap="large">
        <h2 id="titre-sante">{T.santeTitre}</h2>
        <AlertesSante alertes={alertes(sante)} />
        <DonneesSanteFormulaire
          value={sante}
          aujourdHui={aujourdHui()}
          onChange={(donnees) => brouillon.changer({ sante: donnees })}
        />
        {manques.length > 0 && (
          <Banner kind="info" title={T.manques}>
            {manques.map((champ) => LIBELLE_CHAMP_SANTE[champ]).join(', ')}
          </Banner>
        )}
      </Stack>
    </section>
  );
}
