import type { DemandeLueT } from '@orapont/contract/demande';
import { type Capacite, LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import {
  AVIS_PERSONNE,
  LIBELLES_AVIS_PERSONNE,
  LIBELLES_MODE_RECUEIL,
  MODES_RECUEIL,
} from '@orapont/domain/consentement/recueil';
import { formaterDate, lireDateCivile } from '@orapont/domain/dates';
import { useMoi } from '../../../kernel/moi.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { TimeField } from '../../../ui/TimeField.tsx';
import { aujourdHui, instantDe } from '../temps.ts';
import { T_CONSENTEMENT as T } from '../textes.ts';
import { Consultation } from './Consultation.tsx';
import { ListeObstacles } from './ListeObstacles.tsx';
import { auteurDe, type Saisie, useConsentement } from './useConsentement.ts';

type Changer = (partie: Partial<Saisie>) => void;
type Bloc = { readonly saisie: Saisie; readonly changer: Changer };

export function FormulaireConsentement({
  demande,
  requisId,
  onFini,
}: {
  readonly demande: DemandeLueT;
  readonly requisId: string;
  readonly onFini: (consenti: boolean) => void;
}) {
  const { saisie, changer, enregistrer, enCours, erreur, obstacles, heuresLisibles } = useConsentement(
    demande,
    requisId,
    onFini,
  );
  const refuse = saisie.sens === 'REFUSE';
  return (
    <Stack gap="large">
      {saisie.capacite !== 'URGENCE' && <Information saisie={saisie} changer={changer} />}
      <Card title={T.decisionTitre}>
        <Stack>
          <QuiDecide demande={demande} saisie={saisie} changer={changer} />
          <Sens saisie={saisie} changer={changer} />
          <RadioGroup
            label={decideSeul(saisie) ? T.modeDecision : T.mode}
            value={saisie.mode}
            onChange={(mode) => changer({ mode: mode as Saisie['mode'] })}
            options={MODES_RECUEIL.map((mode) => ({ value: mode, label: LIBELLES_MODE_RECUEIL[mode] }))}
          />
          <JourHeure
            titre={T.decisionLe}
            jour={saisie.jour}
            heure={saisie.heure}
            onJour={(jour) => changer({ jour })}
            onHeure={(heure) => changer({ heure })}
          />
          {refuse && (
            <DateField
              label={T.revenir}
              help={T.revenirAide}
              min={aujourdHui()}
              value={saisie.revenirLe}
              onChange={(revenirLe) => changer({ revenirLe })}
            />
          )}
        </Stack>
      </Card>
      {saisie.capacite !== 'PERSONNE' && <AutreDecideur saisie={saisie} changer={changer} />}
      {erreur && (
        <Banner kind="danger" title={obstacles.length > 0 ? T.corriger : erreur.message} isLive>
          {obstacles.length > 0 && <ListeObstacles obstacles={obstacles} />}
        </Banner>
      )}
      <Button
        isWide
        isDisabled={saisie.sens === null || !heuresLisibles}
        isPending={enCours}
        onPress={enregistrer}
      >
        {refuse ? T.enregistrerRefus : T.enregistrer}
      </Button>
    </Stack>
  );
}

function Information({ saisie, changer }: Bloc) {
  return (
    <Card title={T.informationTitre}>
      <Stack>
        <TextField
          label={T.parQui}
          isRequired
          value={saisie.informePar}
          onChange={(informePar) => changer({ informePar })}
        />
        <JourHeure
          titre={T.informeLe}
          jour={saisie.informeJour}
          heure={saisie.informeHeure}
          onJour={(informeJour) => changer({ informeJour })}
          onHeure={(informeHeure) => changer({ informeHeure })}
        />
      </Stack>
    </Card>
  );
}

/** A professional decides in the person's place: nobody « agrees ». */
const decideSeul = ({ capacite }: Saisie) =>
  capacite === 'DECISION_APRES_CONSULTATION' || capacite === 'URGENCE';

function Sens({ saisie, changer }: Bloc) {
  const seul = decideSeul(saisie);
  return (
    <RadioGroup
      label={seul ? T.sensDecision : T.sens}
      isRequired
      layout="cards"
      value={saisie.sens}
      onChange={(sens) => changer({ sens: sens as 'CONSENT' | 'REFUSE' })}
      options={[
        { value: 'CONSENT', label: seul ? T.ouiDecision : T.oui },
        { value: 'REFUSE', label: seul ? T.nonDecision : T.non },
      ]}
    />
  );
}

/** Now, most of the time: said in one line, and opened to write another moment. */
function JourHeure({
  titre,
  jour,
  heure,
  onJour,
  onHeure,
}: {
  readonly titre: (jour: string, heure: string) => string;
  readonly jour: string;
  readonly heure: string;
  readonly onJour: (jour: string) => void;
  readonly onHeure: (heure: string) => void;
}) {
  const lisible = instantDe(jour, heure) !== undefined;
  const date = lireDateCivile(jour);
  return (
    <Disclosure
      title={titre(date ? formaterDate(date) : '…', heure.replace(/\s*[:hH]\s*/, '\u00a0h\u00a0'))}
      isOpen={!lisible}
    >
      <Stack as="row">
        <DateField label={T.jour} max={aujourdHui()} value={jour} onChange={onJour} isRequired />
        <TimeField label={T.heure} value={heure} onChange={onHeure} isRequired />
      </Stack>
    </Disclosure>
  );
}

/** Only those whom the law lets decide; the person's own refusal is always one of the answers. */
function QuiDecide({ demande, saisie, changer }: Bloc & { readonly demande: DemandeLueT }) {
  const moi = useMoi();
  const capacites = demande.patient.capacites;
  const options = capacites.map((capacite) => ({ value: capacite, label: LIBELLES_CAPACITE[capacite] }));
  const toutes = capacites.includes('PERSONNE')
    ? options
    : [...options, { value: 'PERSONNE', label: T.personneRefuse }];
  return (
    <>
      <RadioGroup
        label={T.capacite}
        help={T.capaciteAide}
        isRequired
        value={saisie.capacite}
        onChange={(valeur) => {
          const capacite = valeur as Capacite;
          const refus = capacite === 'PERSONNE' && !capacites.includes('PERSONNE');
          changer({
            capacite,
            auteur: auteurDe(demande, capacite, moi.nom),
            ...(refus ? { sens: 'REFUSE' as const } : {}),
          });
        }}
        options={toutes}
      />
      <TextField
        label={T.auteur}
        isRequired
        value={saisie.auteur}
        onChange={(auteur) => changer({ auteur })}
      />
    </>
  );
}

function AutreDecideur({ saisie, changer }: Bloc) {
  const ecrit = decideSeul(saisie);
  return (
    <Card title={T.avis}>
      <Stack>
        <RadioGroup
          label={T.avis}
          help={T.avisAide}
          value={saisie.avisPersonne}
          onChange={(avis) => changer({ avisPersonne: avis as Saisie['avisPersonne'] })}
          options={AVIS_PERSONNE.map((avis) => ({ value: avis, label: LIBELLES_AVIS_PERSONNE[avis] }))}
        />
        {saisie.capacite === 'DECISION_APRES_CONSULTATION' && (
          <Consultation saisie={saisie} changer={changer} />
        )}
        {ecrit && (
          <TextArea
            label={T.motivation}
            isRequired
            rows={3}
            value={saisie.motivation}
            onChange={(motivation) => changer({ motivation })}
          />
        )}
        <Checkbox
          label={T.desaccord}
          isSelected={saisie.desaccord}
          onChange={(desaccord) => changer({ desaccord })}
        />
        {saisie.desaccord && <Juge saisie={saisie} changer={changer} />}
      </Stack>
    </Card>
  );
}

function Juge({ saisie, changer }: Bloc) {
  return (
    <>
      <RadioGroup
        label={T.juge}
        value={saisie.juge}
        onChange={(juge) => changer({ juge: juge as Saisie['juge'] })}
        options={[
          { value: 'AUCUNE', label: T.jugeAucune },
          { value: 'OUI', label: T.jugeOui },
          { value: 'NON', label: T.jugeNon },
        ]}
      />
      {saisie.juge !== 'AUCUNE' && (
        <TextField
          label={T.reference}
          value={saisie.reference}
          onChange={(reference) => changer({ reference })}
        />
      )}
    </>
  );
}
