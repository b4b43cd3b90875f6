import type { DispositifT } from '@orapont/contract/dispositif';
import { Button } from '../../../ui/Button.tsx';
import { Drawer } from '../../../ui/Drawer.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { RESOLUTIONS, type Resolution } from '../camera/appareils.ts';
import type { useTorche } from '../camera/useCamera.ts';
import { ChoixDispositif } from '../dispositif/ChoixDispositif.tsx';
import { EtatDispositif } from '../dispositif/EtatDispositif.tsx';
import type { Registre } from '../dispositif/useRegistre.ts';
import { T } from '../textes.ts';
import type { useDossierSurveille } from '../useDossierSurveille.ts';
import type { Reglages } from '../useReglages.ts';

export interface ReglagesCameraProps {
  readonly registre: Registre;
  /** What the open camera is, in the registry. */
  readonly dispositif: DispositifT | undefined;
  readonly onDispositif: (id: string | undefined) => void;
  readonly reglages: Reglages;
  readonly cameras: readonly MediaDeviceInfo[];
  readonly surveille: ReturnType<typeof useDossierSurveille>;
  readonly torche: ReturnType<typeof useTorche>;
  /** The device has a French voice of its own; otherwise sentences are recorded. */
  readonly aUneVoix: boolean;
  readonly vocalPossible: boolean;
  readonly isOpen: boolean;
  readonly onRegler: (changement: Partial<Reglages>) => void;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const FINESSES = Object.keys(RESOLUTIONS) as readonly Resolution[];

export function ReglagesCamera(props: ReglagesCameraProps) {
  const { reglages, cameras, aUneVoix, vocalPossible, isOpen, onRegler, onOpenChange } = props;
  return (
    <Drawer title={T.reglages} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Stack gap="large">
        {cameras.length > 0 && (
          <Select
            label={T.camera}
            options={cameras.map(({ label }, rang) => ({
              id: label || `${rang}`,
              label: label || T.cameraInconnue(rang + 1),
            }))}
            selectedKey={reglages.camera ?? cameras[0]?.label ?? null}
            onSelectionChange={(choisie) => onRegler({ camera: String(choisie) })}
          />
        )}
        {props.registre.dispositifs.length > 0 && <Materiel {...props} />}
        <RadioGroup
          label={T.resolution}
          value={reglages.resolution}
          onChange={(choisie) =>
            onRegler({ resolution: FINESSES.find((finesse) => finesse === choisie) ?? 'MAX' })
          }
          options={FINESSES.map((finesse) => ({ value: finesse, label: T.resolutions[finesse] }))}
        />
        <RadioGroup
          label={T.main}
          layout="inline"
          value={reglages.main}
          onChange={(choisie) => onRegler({ main: choisie === 'GAUCHE' ? 'GAUCHE' : 'DROITE' })}
          options={[
            { value: 'GAUCHE', label: T.mainGauche },
            { value: 'DROITE', label: T.mainDroite },
          ]}
        />
        <Switch
          label={T.miroir}
          help={T.miroirAide}
          isSelected={reglages.miroir ?? true}
          onChange={(miroir) => onRegler({ miroir })}
        />
        <Switch
          label={T.voix}
          help={aUneVoix ? T.voixAide : T.voixEnregistree}
          isSelected={reglages.voix}
          onChange={(voix) => onRegler({ voix })}
        />
        {vocalPossible ? (
          <Switch
            label={T.declencheurVocal}
            isSelected={reglages.declencheurVocal}
            onChange={(declencheurVocal) => onRegler({ declencheurVocal })}
          />
        ) : (
          <p>{T.vocalAbsent}</p>
        )}
        <Dossier surveille={props.surveille} />
        <p>{T.touches}</p>
      </Stack>
    </Drawer>
  );
}

function Materiel({ registre, dispositif, onDispositif }: ReglagesCameraProps) {
  return (
    <Stack gap="small">
      <ChoixDispositif dispositifs={registre.dispositifs} choisi={dispositif} onChoisir={onDispositif} />
      {dispositif && <EtatDispositif dispositif={dispositif} desinfecter={registre.desinfecter} />}
    </Stack>
  );
}

function Dossier({ surveille }: Pick<ReglagesCameraProps, 'surveille'>) {
  const { possible, nom, perdu, choisir, arreter } = surveille;
  if (!possible) return <p>{T.dossierAbsent}</p>;
  return (
    <Stack gap="small">
      {nom ? <p role="status">{T.dossierSuivi(nom)}</p> : <p>{perdu ? T.dossierPerdu : T.dossierAide}</p>}
      {nom ? (
        <Button variant="secondary" onPress={arreter}>
          {T.dossierArret}
        </Button>
      ) : (
        <Button variant="secondary" onPress={() => void choisir()}>
          {T.dossier}
        </Button>
      )}
    </Stack>
  );
}
