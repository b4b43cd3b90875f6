import type { EmportT } from '@orapont/contract/tournee';
import type { IssueCaptation } from '@orapont/domain/captation/issue';
import { decrireProtocole, vuesDe } from '@orapont/domain/captation/protocoles';
import { decrireVue } from '@orapont/domain/captation/vues';
import { useEffect, useReducer, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { presentationEmportee } from '../bouche/presentation-emportee.ts';
import { useEcranAllume } from '../features/captation/camera/useCamera.ts';
import type { Registre } from '../features/captation/dispositif/useRegistre.ts';
import { PleinEcran } from '../features/captation/PleinEcran.tsx';
import { PriseDeVues } from '../features/captation/PriseDeVues.tsx';
import { type Mesureur, ouvrirMesureur } from '../features/captation/qualite/mesureur.ts';
import { apres, nouvelleSeance, prochaineVue, type Seance } from '../features/captation/seance.ts';
import { T } from '../features/captation/textes.ts';
import { useReglages } from '../features/captation/useReglages.ts';
import { personneDe } from '../features/tablette/personne.ts';
import { SuiteDeVisite } from '../features/tablette/SuiteDeVisite.tsx';
import { TourneeAbsente } from '../features/tablette/Tournee.tsx';
import { T as TABLETTE } from '../features/tablette/textes.ts';
import { useLecture } from '../features/tablette/useTablette.ts';
import { useVisite, type VisiteLue } from '../features/tablette/useVisite.ts';
import { avecDesinfections, desinfecter, lireMateriel } from '../horsligne/materiel.ts';
import { joindre } from '../horsligne/visite.ts';
import { AUCUN_PROPRE } from '../protocoles/aucun-propre.ts';
import { deferred } from '../ui/deferred.tsx';
import { usePrisesEnTournee } from './usePrisesEnTournee.ts';

const Fin = deferred(async () => (await import('../features/captation/fin/Fin.tsx')).Fin);

/** The camera at the bedside with no network: the screen of every sitting, its pictures and its story kept on the tablet. */
export function CaptationEnTournee() {
  const visite = useVisite();
  const mesureur = useMesureur();
  if (visite === null) return <TourneeAbsente />;
  if (visite === undefined || !mesureur) return null;
  return <Scene key={visite.resident.dossierId} visite={visite} mesureur={mesureur} />;
}

interface SceneProps {
  readonly visite: VisiteLue;
  readonly mesureur: Mesureur;
}

function Scene({ visite, mesureur }: SceneProps) {
  useEcranAllume();
  const naviguer = useNavigate();
  const { emport, resident, retour } = visite;
  // A round taken along by an earlier version has neither.
  const { propres = AUCUN_PROPRE } = emport;
  const registre = useRegistreEmporte(emport);
  const protocole = decrireProtocole(resident.protocole, propres.protocoles);
  const vues = vuesDe(protocole, propres.vues).filter(({ importSeul }) => !importSeul);
  const codes = vues.map(({ code }) => code);
  const [seance, dispatch] = useReducer(apres, undefined, () => debuter(resident.protocole));
  const prises = usePrisesEnTournee(visite, seance.id);
  const [reglages, regler] = useReglages();
  const [choisie, setChoisie] = useState<string>();
  useRecit(visite, seance);
  const personne = personneDe(visite);
  const titre = T.titre(`${personne.prenom} ${personne.nomUtilise ?? personne.nomNaissance}`);
  const reglees = new Set([...prises.faites, ...seance.vuesPassees.map(({ vue }) => vue)]);
  const courante = choisie ?? prochaineVue(codes, reglees, undefined) ?? codes[0] ?? 'AUTRE';
  const restantes = codes.filter((code) => !prises.faites.has(code));
  const quitter = () => void naviguer(retour);
  const finir = (issue: IssueCaptation) =>
    dispatch({ type: 'FINIR', issue, le: new Date().toISOString(), restantes });

  if (seance.issue !== null)
    return (
      <PleinEcran titre={titre}>
        <Fin
          when
          seance={seance}
          issue={seance.issue}
          note="EN_ATTENTE"
          prises={prises.faites.size}
          vues={vues}
          voix={reglages.voix}
          onReprendre={() => dispatch({ type: 'REPRENDRE' })}
          onSuite={(suite) => dispatch({ type: 'SUITE', suite })}
          texte={seance.issue === 'COMPLETE' ? TABLETTE.vuesPrises : undefined}
        >
          <SuiteDeVisite visite={visite} issue={seance.issue} />
        </Fin>
      </PleinEcran>
    );
  return (
    <PleinEcran titre={titre} ambiance="lecture">
      <PriseDeVues
        personne={personne}
        presentation={presentationEmportee(resident.dernierSchema, personne.dateNaissance)}
        vues={vues}
        vue={decrireVue(courante, propres.vues)}
        fluorescencePrevue={protocole.fluorescence}
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
        autrement={T.quitter}
        onQuitter={quitter}
      />
      <Fin when={false} />
    </PleinEcran>
  );
}

/** The devices as this tablet knows them today; what is noted here leaves with the round. */
function useRegistreEmporte(emport: EmportT): Registre {
  const materiel = useLecture(() => lireMateriel(emport.tourneeId), emport.tourneeId);
  const { dispositifs = [] } = emport;
  return {
    dispositifs: materiel ? avecDesinfections(dispositifs, materiel.valeur) : dispositifs,
    desinfecter: (dispositif) => void desinfecter(emport, dispositif),
  };
}

/** Its first state is told at once: its pictures are delivered as those of a sitting that the server knows. */
function debuter(protocole: string): Seance {
  const debut = new Date().toISOString();
  return { ...nouvelleSeance(uuidv7(), { protocole, appareil: 'TABLETTE', debut }), revision: 1 };
}

/** Each state of the sitting is a sealed letter; the server keeps the latest. Of several in a moment the last is written, and it always is. */
function useRecit(visite: VisiteLue, seance: Seance): void {
  const { id, revision, issue } = seance;
  const aEcrire = useRef<() => void>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a state of the sitting is known by its number
  useEffect(() => {
    const ecrire = () => {
      aEcrire.current = undefined;
      void joindre(visite, 'CAPTATION', { ...seance });
    };
    aEcrire.current = ecrire;
    // How it ended goes before what ends the visit.
    const lettre = setTimeout(ecrire, revision === 1 || issue !== null ? 0 : 400);
    return () => clearTimeout(lettre);
  }, [id, revision]);
  useEffect(() => () => aEcrire.current?.(), []);
}

function useMesureur(): Mesureur | undefined {
  const [mesureur, setMesureur] = useState<Mesureur>();
  useEffect(() => {
    const ouvert = ouvrirMesureur();
    setMesureur(ouvert);
    return ouvert.fermer;
  }, []);
  return mesureur;
}
