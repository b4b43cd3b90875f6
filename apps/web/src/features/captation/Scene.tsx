import type { DemandeLueT } from '@orapont/contract/demande';
import type { PropresT } from '@orapont/contract/protocole';
import type { IssueCaptation } from '@orapont/domain/captation/issue';
import { decrireProtocole, vuesDe } from '@orapont/domain/captation/protocoles';
import type { Vue } from '@orapont/domain/captation/vue';
import { decrireVue } from '@orapont/domain/captation/vues';
import { useEffect, useMemo, useState } from 'react';
import { usePresentation } from '../../bouche/usePresentation.ts';
import type { PersonneDevantSoi } from '../../personne/FichePersonne.tsx';
import { usePropres } from '../../protocoles/usePropres.ts';
import { Button } from '../../ui/Button.tsx';
import { deferred } from '../../ui/deferred.tsx';
import { useEcranAllume } from './camera/useCamera.ts';
import { useRegistre } from './dispositif/useRegistre.ts';
import { PleinEcran } from './PleinEcran.tsx';
import { PriseDeVues } from './PriseDeVues.tsx';
import { ouvrirMesureur } from './qualite/mesureur.ts';
import { prochaineVue, type Seance } from './seance.ts';
import { T } from './textes.ts';
import { usePrises } from './usePrises.ts';
import { useReglages } from './useReglages.ts';
import { useSeance } from './useSeance.ts';

const Fin = deferred(async () => (await import('./fin/Fin.tsx')).Fin);

interface SceneProps {
  readonly demande: DemandeLueT;
  readonly personne: PersonneDevantSoi;
  readonly titre: string;
  readonly reprise: Seance | undefined;
  readonly onQuitter: () => void;
}

/** The sitting: views one after the other, until it is over one way or another. */
export function Scene({ demande, personne, titre, reprise, onQuitter }: SceneProps) {
  useEcranAllume();
  const propres = usePropres();
  const registre = useRegistre();
  const vues = useVues(demande, propres);
  const protocole = demande.champs.protocole ?? 'RAPIDE_5';
  const { seance, dispatch, note } = useSeance(demande.id, reprise, protocole);
  const prises = usePrises(demande.id, seance.id);
  const [reglages, regler] = useReglages();
  const mesureur = useMesureur();
  const presentation = usePresentation(demande.dossierId, demande.patient.age);
  const reglees = new Set([...prises.faites, ...seance.vuesPassees.map(({ vue }) => vue)]);
  const codes = vues.map(({ code }) => code);
  const [choisie, setChoisie] = useState<string>();
  const courante = choisie ?? prochaineVue(codes, reglees, undefined) ?? codes[0] ?? 'AUTRE';
  const restantes = codes.filter((code) => !prises.faites.has(code));

  const finir = (issue: IssueCaptation) =>
    dispatch({ type: 'FINIR', issue, le: new Date().toISOString(), restantes });

  if (seance.issue !== null)
    return (
      <PleinEcran titre={titre}>
        <Fin
          when
          seance={seance}
          issue={seance.issue}
          note={note}
          prises={prises.faites.size}
          vues={vues}
          voix={reglages.voix}
          onReprendre={() => dispatch({ type: 'REPRENDRE' })}
          onSuite={(suite) => dispatch({ type: 'SUITE', suite })}
        >
          <Button onPress={onQuitter} isWide>
            {T.retour}
          </Button>
        </Fin>
      </PleinEcran>
    );
  if (!mesureur) return null;
  return (
    <PleinEcran titre={titre} ambiance="lecture">
      <PriseDeVues
        personne={personne}
        presentation={presentation}
        vues={vues}
        vue={vues.find(({ code }) => code === courante) ?? decrireVue(courante, propres.vues)}
        fluorescencePrevue={decrireProtocole(protocole, propres.protocoles).fluorescence}
        seance={seance}
        prises={prises}
        reglages={reglages}
        registre={registre}
        mesureur={mesureur}
        onRegler={regler}
        onVue={setChoisie}
        onGeste={dispatch}
        onSuivante={(depuis) => {
          const suivante = prochaineVue(codes, new Set([...reglees, depuis]), depuis);
          setChoisie(suivante);
          if (suivante === undefined)
            finir(restantes.every((code) => code === depuis) ? 'COMPLETE' : 'PARTIELLE');
        }}
        onFinir={(issue) => finir(issue === 'PARTIELLE' && restantes.length === 0 ? 'COMPLETE' : issue)}
        autrement={T.parFichiers}
        onQuitter={onQuitter}
      />
      <Fin when={false} />
    </PleinEcran>
  );
}

/** What the requis asked for, when he asked; otherwise the views of the protocol. */
function useVues(demande: DemandeLueT, propres: PropresT): readonly Vue[] {
  return useMemo(() => {
    const demandees = demande.etat === 'COMPLEMENT_DEMANDE' ? (demande.complement?.vues ?? []) : [];
    const vues =
      demandees.length > 0
        ? demandees.map((code) => decrireVue(code, propres.vues))
        : vuesDe(decrireProtocole(demande.champs.protocole, propres.protocoles), propres.vues);
    return vues.filter(({ importSeul }) => !importSeul);
  }, [demande, propres]);
}

function useMesureur() {
  const [mesureur, setMesureur] = useState<ReturnType<typeof ouvrirMesureur>>();
  useEffect(() => {
    const ouvert = ouvrirMesureur();
    setMesureur(ouvert);
    return ouvert.fermer;
  }, []);
  return mesureur;
}
