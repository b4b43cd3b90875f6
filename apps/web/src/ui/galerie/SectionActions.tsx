import {
  ArrowRight,
  Copy,
  Ellipsis,
  Pencil,
  Printer,
  RotateCw,
  Send,
  Trash2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { useState } from 'react';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { DescriptionList } from '../DescriptionList.tsx';
import { Dialog } from '../Dialog.tsx';
import { Drawer } from '../Drawer.tsx';
import { IconButton } from '../IconButton.tsx';
import { Kbd } from '../Kbd.tsx';
import { LinkButton } from '../LinkButton.tsx';
import { Menu } from '../Menu.tsx';
import { Stack } from '../Stack.tsx';
import { TextArea } from '../TextArea.tsx';
import { Toolbar } from '../Toolbar.tsx';
import { showToast } from '../toasts.ts';
import { Section } from './Section.tsx';

export function SectionActions() {
  return (
    <Section title="Actions">
      <Card title="Boutons" level={3}>
        <Stack as="row">
          <Button icon={<Send aria-hidden="true" />}>Envoyer la demande</Button>
          <Button variant="secondary">Enregistrer</Button>
          <Button variant="quiet">Plus tard</Button>
          <Button variant="danger" icon={<Trash2 aria-hidden="true" />}>
            Supprimer
          </Button>
        </Stack>
        <Stack as="row">
          <Button isPending pendingText="Envoi en cours…">
            Envoyer
          </Button>
          <Button isDisabled>Indisponible</Button>
          <Button variant="secondary" isDisabled>
            Indisponible
          </Button>
          <LinkButton href="/galerie" variant="secondary" icon={<ArrowRight aria-hidden="true" />}>
            Ouvrir la page
          </LinkButton>
        </Stack>
        <Stack as="row">
          <Toolbar label="Affichage">
            <IconButton label="Agrandir" shortcut="+" icon={<ZoomIn aria-hidden="true" />} />
            <IconButton label="Réduire" icon={<ZoomOut aria-hidden="true" />} />
            <IconButton label="Tourner" shortcut="R" icon={<RotateCw aria-hidden="true" />} />
            <IconButton label="Imprimer" isDisabled icon={<Printer aria-hidden="true" />} />
          </Toolbar>
          <Menu
            label="Autres actions"
            trigger={
              <IconButton label="Autres actions" variant="secondary" icon={<Ellipsis aria-hidden="true" />} />
            }
            entries={[
              { id: 'modifier', label: 'Modifier', shortcut: 'E', icon: <Pencil aria-hidden="true" /> },
              { id: 'copier', label: 'Copier', shortcut: 'Ctrl+C', icon: <Copy aria-hidden="true" /> },
              { id: 'imprimer', label: 'Imprimer', isDisabled: true, icon: <Printer aria-hidden="true" /> },
              { id: 'supprimer', label: 'Supprimer', isDanger: true, icon: <Trash2 aria-hidden="true" /> },
            ]}
          />
          <span>
            Envoyer au clavier&nbsp;: <Kbd keys="Ctrl+Entrée" />
          </span>
        </Stack>
      </Card>
      <Fenetres />
    </Section>
  );
}

function Fenetres() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | 'drawer' | null>(null);
  const close = (isOpen: boolean) => !isOpen && setOpen(null);
  return (
    <Card title="Fenêtres et messages" level={3}>
      <Stack as="row">
        <Button variant="secondary" onPress={() => setOpen('dialog')}>
          Ouvrir une fenêtre
        </Button>
        <Button variant="secondary" onPress={() => setOpen('confirm')}>
          Demander une confirmation
        </Button>
        <Button variant="secondary" onPress={() => setOpen('drawer')}>
          Ouvrir un volet
        </Button>
        <Button variant="secondary" onPress={() => showToast('Modifications enregistrées')}>
          Montrer un message
        </Button>
        <Button
          variant="secondary"
          onPress={() =>
            showToast('Ligne retirée', {
              action: { label: 'Rétablir', onPress: () => showToast('Ligne rétablie') },
            })
          }
        >
          Message avec action
        </Button>
      </Stack>
      <Dialog
        title="Ajouter une note"
        isOpen={open === 'dialog'}
        onOpenChange={close}
        footer={(close) => (
          <>
            <Button variant="secondary" onPress={close}>
              Annuler
            </Button>
            <Button onPress={close}>Ajouter la note</Button>
          </>
        )}
      >
        <TextArea label="Note" help="Elle sera lue par toute l’équipe." />
      </Dialog>
      <ConfirmDialog
        title="Supprimer ce brouillon ?"
        confirmText="Supprimer"
        isDanger
        isOpen={open === 'confirm'}
        onOpenChange={close}
        onConfirm={() => setOpen(null)}
      >
        <p>Le texte et ses trois pièces jointes seront effacés. Cela ne peut pas être annulé.</p>
      </ConfirmDialog>
      <Drawer title="Détail de l’envoi" isOpen={open === 'drawer'} onOpenChange={close}>
        <DescriptionList
          items={[
            { term: 'Parti le', definition: '21/11/2026 à 14 h 30' },
            { term: 'Référence', definition: '2026-000 412' },
            { term: 'Taille', definition: '1,4 Mo' },
          ]}
        />
      </Drawer>
    </Card>
  );
}
