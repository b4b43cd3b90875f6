import type { EvaluationT } from '@orapont/contract/evaluation';
import { jourParis } from '@orapont/domain/dates';
import {
  type CodeEchelle,
  echelleDe,
  echellesPour,
  profilPropose,
} from '@orapont/domain/evaluation/catalogue';
import { controler, LIBELLE_PROFIL, PROFILS, type Profil } from '@orapont/domain/evaluation/echelle';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { donnees } from '../../echelles/donnees.ts';
import { type SaisieDEchelle, SaisieEchelle } from '../../echelles/SaisieEchelle.tsx';
import { joindre } from '../../horsligne/visite.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { nomDe, TourneeAbsente } from './Tournee.tsx';
import { T } from './textes.ts';
import { useVisite, type VisiteLue } from './useVisite.ts';

/** Scales filled in with no network, each kept as a sealed letter. */
export function Observations() {
  const visite = useVisite();
  const [choisie, setChoisie] = useState<CodeEchelle | null>(null);
  if (visite === undefined) return null;
  if (visite === null) return <TourneeAbsente />;
  return choisie === null ? (
    <Choix visite={visite} choisir={setChoisie} />
  ) : (
    <Saisie key={choisie} visite={visite} code={choisie} fermer={() => setChoisie(null)} />
  );
}

function Choix({
  visite,
  choisir,
}: {
  readonly visite: VisiteLue;
  readonly choisir: (code: CodeEchelle) => void;
}) {
  const { resident, retour } = visite;
  const jour = jourParis(new Date().toISOString());
  const [profil, setProfil] = useState<Profil>(() =>
    profilPropose({ naissance: resident.identite.dateNaissance, jour, categorie: null }),
  );
  return (
    <Page title={T.observations} back={{ href: retour, label: nomDe(resident) }} width="reading">
      <Stack>
        <RadioGroup
          label={T.observationsPour}
          layout="inline"
          value={profil}
          onChange={(valeur) => setProfil(valeur as Profil)}
          options={PROFILS.map((value) => ({ value, label: LIBELLE_PROFIL[value] }))}
        />
        {echellesPour(profil).map((code) => (
          <Button key={code} variant="secondary" isWide onPress={() => choisir(code)}>
            {echelleDe(code).libelle}
          </Button>
        ))}
      </Stack>
    </Page>
  );
}

interface SaisieProps {
  readonly visite: VisiteLue;
  readonly code: CodeEchelle;
  readonly fermer: () => void;
}

function Saisie({ visite, code, fermer }: SaisieProps) {
  const { resident, retour } = visite;
  const [saisie, setSaisie] = useState<SaisieDEchelle>({ reponses: {}, commentaire: '' });
  const complete = controler(echelleDe(code), donnees(saisie.reponses)).accord;

  async function garder() {
    const evaluation: EvaluationT = {
      id: uuidv7(),
      echelle: code,
      reponses: donnees(saisie.reponses),
      faiteLe: new Date().toISOString(),
      commentaire: saisie.commentaire,
      acteId: resident.acteId,
      remplaceId: null,
    };
    await joindre(visite, 'EVALUATION', evaluation);
    showToast(T.observationGardee);
    fermer();
  }

  return (
    <Page
      title={echelleDe(code).libelle}
      lead={nomDe(resident)}
      back={{ href: retour, label: nomDe(resident) }}
      width="reading"
    >
      <Stack gap="large">
        <SaisieEchelle code={code} value={saisie} onChange={setSaisie} />
        <Stack as="row">
          <Button variant="secondary" onPress={fermer}>
            {T.autreEchelle}
          </Button>
          <Button isDisabled={!complete} onPress={() => void garder()}>
            {T.observationGarder}
          </Button>
        </Stack>
      </Stack>
    </Page>
  );
}
