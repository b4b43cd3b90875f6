import { type Capacite, LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import {
  AVIS_PERSONNE,
  type AvisPersonne,
  LIBELLES_AVIS_PERSONNE,
  LIBELLES_MODE_RECUEIL,
  LIBELLES_QUALITE_CONSULTE,
  MODES_RECUEIL,
  type ModeRecueil,
  QUALITES_CONSULTE,
  type QualiteConsulte,
} from '@orapont/domain/consentement/recueil';
import { jourParis } from '@orapont/domain/dates';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { recueillir } from '../../horsligne/visite.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Page } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { accordVierge, auteurDe, decideSeul, obstaclesDe, recueilDe, type SaisieAccord } from './accord.ts';
import styles from './Tablette.module.css';
import { nomDe, TourneeAbsente } from './Tournee.tsx';
import { T } from './textes.ts';
import { useVisite, type VisiteLue } from './useVisite.ts';

/** Information to read together, then the decision; sealed by the tablet with its hour. */
export function Accord() {
  const visite = useVisite();
  if (visite === undefined) return null;
  return visite === null ? <TourneeAbsente /> : <Formulaire visite={visite} />;
}

type Bloc = {
  readonly visite: VisiteLue;
  readonly saisie: SaisieAccord;
  readonly changer: (partie: Partial<SaisieAccord>) => void;
};

function Formulaire({ visite }: { readonly visite: VisiteLue }) {
  const { emport, resident, retour } = visite;
  const naviguer = useNavigate();
  const [ouvertLe] = useState(() => new Date().toISOString());
  const [saisie, setSaisie] = useState(() => accordVierge(emport, resident));
  const [phrases, setPhrases] = useState<readonly string[]>([]);
  const changer = (partie: Partial<SaisieAccord>) => setSaisie((avant) => ({ ...avant, ...partie }));
  const { titre, corps, version } = emport.texteInformation;

  async function enregistrer() {
    const maintenant = new Date().toISOString();
    const recueil = recueilDe(saisie, { emport, ouvertLe, maintenant });
    const obstacles = obstaclesDe(recueil, resident, maintenant);
    setPhrases(obstacles.map(({ phrase }) => phrase));
    if (obstacles.length > 0) return;
    await recueillir(visite, recueil);
    showToast(T.accordGarde);
    void naviguer(retour);
  }

  return (
    <Page title={T.accordTitre} back={{ href: retour, label: nomDe(resident) }} width="reading">
      <Stack gap="large">
        <Card title={titre}>
          <p className={styles['texte']}>{corps}</p>
          <p className={styles['discret']}>
            {T.texteVersion}
            {'\u00a0'}: {version}
          </p>
          <TextField
            label={T.informePar}
            isRequired
            value={saisie.informePar}
            onChange={(informePar) => changer({ informePar })}
          />
        </Card>
        <Decision visite={visite} saisie={saisie} changer={changer} />
        {saisie.capacite !== 'PERSONNE' && <Autrui visite={visite} saisie={saisie} changer={changer} />}
        {phrases.length > 0 && (
          <Banner kind="danger" title={T.aCorriger} isLive>
            <ul>
              {phrases.map((phrase) => (
                <li key={phrase}>{phrase}</li>
              ))}
            </ul>
          </Banner>
        )}
        <p className={styles['discret']}>{T.sceau}</p>
        <Button isWide isDisabled={saisie.sens === null} onPress={() => void enregistrer()}>
          {T.enregistrer}
        </Button>
      </Stack>
    </Page>
  );
}

function Decision({ visite: { emport, resident }, saisie, changer }: Bloc) {
  const { capacites } = resident.protection;
  const options = capacites.map((capacite) => ({ value: capacite, label: LIBELLES_CAPACITE[capacite] }));
  const toutes = capacites.includes('PERSONNE')
    ? options
    : [...options, { value: 'PERSONNE' as const, label: T.personneRefuse }];
  return (
    <Card>
      <Stack>
        <RadioGroup
          label={T.quiDecide}
          value={saisie.capacite}
          onChange={(valeur) => {
            const capacite = valeur as Capacite;
            const refus = capacite === 'PERSONNE' && !capacites.includes('PERSONNE');
            changer({
              capacite,
              auteur: auteurDe(resident, capacite, emport.par.nom),
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
        <RadioGroup
          label={T.sens}
          layout="cards"
          isRequired
          value={saisie.sens}
          onChange={(sens) => changer({ sens: sens as 'CONSENT' | 'REFUSE' })}
          options={[
            { value: 'CONSENT', label: T.oui },
            { value: 'REFUSE', label: T.non },
          ]}
        />
        <RadioGroup
          label={T.mode}
          value={saisie.mode}
          onChange={(mode) => changer({ mode: mode as ModeRecueil })}
          options={MODES_RECUEIL.map((mode) => ({ value: mode, label: LIBELLES_MODE_RECUEIL[mode] }))}
        />
        {saisie.sens === 'REFUSE' && (
          <DateField
            label={T.revenir}
            help={T.revenirAide}
            min={jourParis(new Date().toISOString())}
            value={saisie.revenirLe}
            onChange={(revenirLe) => changer({ revenirLe })}
          />
        )}
      </Stack>
    </Card>
  );
}

function Autrui({ saisie, changer }: Bloc) {
  return (
    <Card>
      <Stack>
        <RadioGroup
          label={T.avis}
          value={saisie.avisPersonne}
          onChange={(avis) => changer({ avisPersonne: avis as AvisPersonne })}
          options={AVIS_PERSONNE.map((avis) => ({ value: avis, label: LIBELLES_AVIS_PERSONNE[avis] }))}
        />
        {saisie.capacite === 'DECISION_APRES_CONSULTATION' && (
          <>
            <TextField
              label={T.consulte}
              help={T.consulteAide}
              value={saisie.consulte}
              onChange={(consulte) => changer({ consulte })}
            />
            <RadioGroup
              label={T.consulteQualite}
              value={saisie.consulteQualite}
              onChange={(qualite) => changer({ consulteQualite: qualite as QualiteConsulte })}
              options={QUALITES_CONSULTE.map((q) => ({ value: q, label: LIBELLES_QUALITE_CONSULTE[q] }))}
            />
            <TextArea
              label={T.impossible}
              rows={2}
              value={saisie.consultationImpossible}
              onChange={(consultationImpossible) => changer({ consultationImpossible })}
            />
          </>
        )}
        {decideSeul(saisie.capacite) && (
          <TextArea
            label={T.motivation}
            rows={3}
            isRequired
            value={saisie.motivation}
            onChange={(motivation) => changer({ motivation })}
          />
        )}
      </Stack>
    </Card>
  );
}
