import { dentureProbable } from '@orapont/domain/bouche/presentation';
import { OuvrirCaptation } from '../../../captation/OuvrirCaptation.tsx';
import { TeleversementImages } from '../../../medias/TeleversementImages.tsx';
import { protocolesProposes, usePropres } from '../../../protocoles/usePropres.ts';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import type { EtapeProps } from './contexte.ts';

export function Images({ demande, brouillon }: EtapeProps) {
  const protocole = brouillon.champs.protocole ?? 'RAPIDE_5';
  const propres = usePropres();
  const denture = dentureProbable(demande.patient.age);
  const protocoles = protocolesProposes(propres, protocole).filter(
    ({ code, dentures }) => code === protocole || dentures.includes(denture),
  );
  return (
    <Stack gap="large">
      <RadioGroup
        label="Protocole"
        layout="inline"
        value={protocole}
        onChange={(code) => brouillon.changer({ protocole: code })}
        options={protocoles.map(({ code, libelle }) => ({ value: code, label: libelle }))}
      />
      <OuvrirCaptation acteId={demande.id} />
      <TeleversementImages acteId={demande.id} protocole={protocole} />
    </Stack>
  );
}
